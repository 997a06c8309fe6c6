import { MARK_SECONDS, type Marks } from './marks.ts'

/** A clip is asked about so much at a time: long enough for marks to agree, short enough to be of one scene. */
export const WINDOW_SECONDS = 30

/** Windows begin every half of one, so that whatever lasts half a window lies within one. */
const HOP_SECONDS = WINDOW_SECONDS / 2

/** Cuts marks into windows, in order; those without marks are left out. Marks need not be in order. */
export function cutWindows({ keys, ats, count }: Marks, durationSeconds: number): Marks[] {
  const windows: Marks[] = []
  for (let start = 0; start === 0 || start + HOP_SECONDS < durationSeconds; start += HOP_SECONDS) {
    const [from, to] = [start / MARK_SECONDS, (start + WINDOW_SECONDS) / MARK_SECONDS]
    const within: number[] = []
    for (let k = 0; k < count; k++) if (ats[k]! >= from && ats[k]! < to) within.push(k)
    if (within.length === 0) continue
    windows.push({
      count: within.length,
      keys: Int32Array.from(within, (k) => keys[k]!),
      ats: Int32Array.from(within, (k) => ats[k]!),
    })
  }
  return windows
}
