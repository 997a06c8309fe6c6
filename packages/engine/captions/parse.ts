import { parseAss } from './ass.ts'
import type { CaptionFormat, CaptionTrack } from './cue.ts'
import { finishTrack } from './finish.ts'
import { formatOf } from './format.ts'
import { parseJson3 } from './json3.ts'
import { partLanguages } from './bilingual.ts'
import { Oddities } from './oddities.ts'
import type { RawCaptions } from './raw-captions.ts'
import { parseSami } from './sami.ts'
import { parseSrt } from './srt.ts'
import { parseVtt } from './vtt.ts'

export type ParseOptions = {
  /** The file's name or path: shown in problems, and read for the language ('X.ko.vtt'). */
  file: string
  /** Told by the ending and the text where it is not given. */
  format?: Exclude<CaptionFormat, 'track'> | undefined
  /** BCP 47, when it is known for certain. */
  language?: string | undefined
}

function readFormat(text: string, format: CaptionFormat, oddities: Oddities): RawCaptions[] {
  if (format === 'vtt') return [parseVtt(text, oddities)]
  if (format === 'ass') return [parseAss(text, oddities)]
  if (format === 'smi') return parseSami(text, oddities)
  if (format === 'json3') return [parseJson3(text, oddities)]
  return [parseSrt(text, oddities)]
}

/**
 * Reads a caption file: one track, or one for each language that it holds (SAMI; two
 * languages line by line). Never throws for bad data: what is
 * odd or lost is a problem of the track, with its line. A file without a single cue gives one empty track.
 */
export function parseCaptions(text: string, options: ParseOptions): CaptionTrack[] {
  const oddities = new Oddities(options.file)
  let plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  const format = options.format ?? formatOf(options.file, plain)
  const nul = plain.indexOf('\0')
  if (nul !== -1) {
    const line = plain.slice(0, nul).split('\n').length
    oddities.habit('nul', line, 'the text holds NUL characters: the file is damaged or was decoded wrongly.')
    // WebVTT says what to do with them; elsewhere they go.
    if (format !== 'vtt') plain = plain.replaceAll('\0', '')
  }
  const found = readFormat(plain, format, oddities).flatMap((raw) => partLanguages(raw))
  const tracks = found.length > 0 ? found : [{ cues: [] }]
  if (tracks.every((track) => track.cues.length === 0))
    oddities.habit('no-cues', 1, 'the file holds no captions that can be read.')
  return tracks.map((track, index) => finishTrack(track, { ...options, format }, index === 0 ? oddities : undefined))
}
