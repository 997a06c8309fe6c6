import { clockTime } from '@aftercut/engine/report'

/** Steps of the ruler in seconds, from one to an hour; below, frames. */
const SECOND_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600] as const
const FRAME_STEPS = [1, 2, 5, 10] as const

/** A labelled mark stands every so many seconds, small ones between. `inFrames`: labels count frames. */
export type RulerStep = { major: number; minor: number; inFrames: boolean }

/** The closest marks whose labels, `labelPixels` wide, do not touch. */
export function rulerStep(secondsPerPixel: number, frameSeconds: number, labelPixels = 74): RulerStep {
  const least = secondsPerPixel * labelPixels
  for (const frames of FRAME_STEPS) {
    const major = frames * frameSeconds
    if (major >= least && major < 1) return { major, minor: frameSeconds, inFrames: true }
  }
  const major = SECOND_STEPS.find((step) => step >= least) ?? SECOND_STEPS.at(-1) ?? 3600
  const index = SECOND_STEPS.findIndex((step) => step === major)
  const minor =
    index <= 0
      ? 0.2
      : (SECOND_STEPS.slice(0, index).findLast((step) => major % step === 0 && major / step <= 6) ?? major)
  return { major, minor, inFrames: false }
}

/** A ruler's label: the clock, and within a second the number of the frame: '4:05+07'. */
export function rulerLabel(seconds: number, step: RulerStep, frameSeconds: number): string {
  if (!step.inFrames) return clockTime(seconds)
  const second = Math.floor(seconds + frameSeconds / 100)
  const frame = Math.round((seconds - second) / frameSeconds)
  return frame <= 0 ? clockTime(second) : `${clockTime(second)}+${String(frame).padStart(2, '0')}`
}
