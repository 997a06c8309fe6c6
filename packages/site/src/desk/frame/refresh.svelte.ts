import { invalidate } from '$app/navigation'
import { onDeskEvent } from './desk-events.ts'
import { serverAnswers } from './server-answers.ts'

/** Many changes come at once when a run ends: one new reading serves them all. Milliseconds. */
const TOGETHER_MS = 300
const TRY_AGAIN_MS = 3000

/**
 * Reads the page's data again when something of these kinds changes, once for all that happens together. The page's
 * `load` says `depends(key)`. Call it as a component starts.
 */
export function refreshOn(key: `${string}:${string}`, kinds: readonly string[]): void {
  $effect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isGone = false
    const refreshIn = (milliseconds: number): void => {
      clearTimeout(timer)
      timer = setTimeout(() => void refresh(), milliseconds)
    }
    const refresh = async (): Promise<void> => {
      const isThere = await serverAnswers()
      if (isGone) return
      if (isThere) await invalidate(key)
      else refreshIn(TRY_AGAIN_MS)
    }
    const stop = onDeskEvent((event) => {
      const concerns = event.type === 'change' && (event.kind === 'everything' || kinds.includes(event.kind))
      if (concerns) refreshIn(TOGETHER_MS)
    })
    return () => {
      isGone = true
      clearTimeout(timer)
      stop()
    }
  })
}
