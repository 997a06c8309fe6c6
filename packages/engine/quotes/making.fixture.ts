import { parseCaptions, type CaptionTrack } from '../captions/index.ts'

/** Caption lines as a track: a cue each, back to back, 3 s long; a number is a silence in seconds. */
export function captions(lines: readonly (string | number)[], file = 'making.en.srt'): CaptionTrack[] {
  let clock = 10
  const cues: string[] = []
  for (const line of lines) {
    if (typeof line === 'number') clock += line
    else {
      cues.push(`${cues.length + 1}\n${stamp(clock)} --> ${stamp(clock + 3)}\n${line}\n`)
      clock += 3
    }
  }
  return parseCaptions(cues.join('\n'), { file })
}

function stamp(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${pad(hours)}:${pad(minutes)}:${pad(Math.floor(seconds) % 60)},${String(Math.round((seconds % 1) * 1000)).padStart(3, '0')}`
}
