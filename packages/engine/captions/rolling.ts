import { dropLines } from './runs.ts'
import type { LaidCue } from './runs.ts'

/** Captions roll when this share of the cues begins with what the one before it ended with. Films never reach 0.05. */
const ROLLING_SHARE = 0.4
const FEWEST_CUES = 4
/** A line rolls up without a pause: YouTube leaves 0 to 10 ms, broadcast roll-up up to a frame or two. */
const MAX_GAP_SECONDS = 0.1
/**
 * In captions that roll, the line above stays over a pause too. Longer than this, and the window was cleared: what is
 * said then again is said again.
 */
const MAX_PAUSE_SECONDS = 20

const linesOf = (cue: LaidCue): string[] => (cue.text === '' ? [] : cue.text.split('\n'))

/** How many leading lines of `after` are the trailing lines of `before`: the most that fit, at most 4. */
function repeatedLines(before: readonly string[], after: readonly string[]): number {
  for (let count = Math.min(before.length, after.length, 4); count > 0; count--) {
    const tail = before.slice(-count)
    if (tail.every((line, index) => line === after[index])) return count
  }
  return 0
}

/**
 * Rolling captions show each line twice or more: below, as it is said, then above, while the next is said. Gives the
 * cues with what each adds to the one before, and leaves out those that add nothing; undefined where nothing rolls.
 */
export function unroll(cues: readonly LaidCue[]): LaidCue[] | undefined {
  if (cues.length < FEWEST_CUES) return undefined
  const lines = cues.map(linesOf)
  const repeats = cues.map((cue, index) => {
    const before = cues[index - 1]
    if (!before || Math.abs(cue.start - before.end) > MAX_GAP_SECONDS) return 0
    return repeatedLines(lines[index - 1] ?? [], lines[index] ?? [])
  })
  const rolling = repeats.filter((count) => count > 0).length
  if (rolling < ROLLING_SHARE * cues.length) return undefined
  for (const [index, cue] of cues.entries()) {
    const before = cues[index - 1]
    if (!before || (repeats[index] ?? 0) > 0 || cue.start - before.end > MAX_PAUSE_SECONDS) continue
    const count = repeatedLines(lines[index - 1] ?? [], lines[index] ?? [])
    // Over a pause, only a line with another below it has stayed; alone, it is said anew.
    if (count < (lines[index]?.length ?? 0)) repeats[index] = count
  }
  const said: LaidCue[] = []
  for (const [index, cue] of cues.entries()) {
    const count = repeats[index] ?? 0
    if (count === 0) said.push(cue)
    else if (count < (lines[index]?.length ?? 0))
      said.push({ start: cue.start, end: cue.end, line: cue.line, speech: cue.speech, ...dropLines(cue, count) })
  }
  return said.filter((cue) => cue.text !== '')
}
