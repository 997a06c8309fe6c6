import { findPeaks, makePrint, type Peaks, type PicturePrint, type Print } from '../print/index.ts'
import type { Readings } from '../readings/index.ts'
import { MarkList, type Marks } from './marks.ts'
import { addKeyPictureMarks, addPictureMarks } from './picture-marks.ts'
import { addSoundMarks, riseOf, type Speed } from './sound-marks.ts'

/** Pairs of each peak of a print, and of a clip. A clip gives more, of more peaks: music may hide some. */
const PRINT_FAN = 3
const CLIP_FAN = 4
const CLIP_PEAKS_PER_BLOCK = 13

const AS_IT_IS: Speed = { rate: 1, risePitches: 0 }

/** What broadcasters and editors do to a clip: film speed for video's and back, slow motion, time lapse. */
const RATES = [25 / 24, 24 / 25, 0.8, 1.25, 1.5, 2] as const

/** The speeds that a clip is tried at, the likeliest first; pitch gone with the speed, and kept. */
export const SPEEDS: readonly Speed[] = [
  AS_IT_IS,
  ...RATES.flatMap((rate) => [
    { rate, risePitches: riseOf(rate) },
    { rate, risePitches: 0 },
  ]),
]

/** The marks that are kept of a print. Five a second, more or less. */
export function marksOfPrint({ sound, picture }: Print): Marks {
  const marks = new MarkList()
  if (sound) addSoundMarks(marks, sound.peaks, PRINT_FAN, AS_IT_IS)
  if (picture) addKeyPictureMarks(marks, picture.keys)
  return marks.take()
}

/** What of a clip its marks are made of: costly to make, and the same at all speeds. */
export type Clip = { peaks?: Peaks; picture?: PicturePrint }

export function clipOf(readings: Readings): Clip {
  const { picture } = makePrint(readings)
  return {
    ...(readings.sound && { peaks: findPeaks(readings.sound.spectrum, CLIP_PEAKS_PER_BLOCK) }),
    ...(picture && { picture }),
  }
}

/** The marks of what the clip would be at its own speed, if it was changed to `speed`; so are their times. */
export function marksOfClip({ peaks, picture }: Clip, speed = AS_IT_IS): Marks {
  const marks = new MarkList()
  if (peaks) addSoundMarks(marks, peaks, CLIP_FAN, speed)
  if (picture) addPictureMarks(marks, picture, speed)
  return marks.take()
}
