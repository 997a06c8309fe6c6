import { invalidate } from '$app/navigation'
import { onDeskEvent } from './desk-events.ts'

/** Many changes come at once when a run ends: one new reading serves them all. Milliseconds. */
const TOGETHER_MS = 300

/**
 * Reads the page's data again when something of these kinds changes, once for all that happens together. The page's
 * `load` says `depends(key)`. Call it as a component starts.
 */
export function refreshOn(key: `${string}:${string}`, kinds: readonly string[]): void {
  $effect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = onDeskEvent((event) => {
      const concerns = event.type === 'change' && (event.kind === 'everything' || kinds.includes(event.kind))
      if (!concerns) return
      clearTimeout(timer)
      timer = setTimeout(() => void invalidate(key), TOGETHER_MS)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  })
}
