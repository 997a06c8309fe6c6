import { onDeskEvent } from '../frame/index.ts'
import type { Room } from './room.svelte.ts'

/** One change often brings several notices: they are read together. Milliseconds. */
const TOGETHER_MS = 250

/** Reads again what others change of a making and of its video's captions. Answers how to stop. */
export function hearNews(room: Room, making: string, video: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stale = { findings: false, captions: false }
  const stop = onDeskEvent((event) => {
    if (event.type !== 'change') return
    const isAll = event.kind === 'everything'
    if (isAll || (event.kind === 'making' && event.id === making)) stale.findings = true
    if (isAll || (event.kind === 'video' && event.id === video)) stale.captions = true
    if (!stale.findings && !stale.captions) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (stale.findings) void room.refresh()
      if (stale.captions) void room.refreshCaptions()
      stale.findings = stale.captions = false
    }, TOGETHER_MS)
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
}
