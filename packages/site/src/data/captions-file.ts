import type { StoredCue } from '@aftercut/library/makings'
import { escapeCue, stamp } from './chapters.ts'

/** Cues as WebVTT, speakers as voices: what browsers show over the video. */
export function captionsFile(cues: readonly StoredCue[]): string {
  const parts = cues.map(({ start, end, text, utterances }) => {
    const named = utterances.filter(({ speaker }) => speaker !== undefined && speaker !== '')
    const said =
      named.length === 0
        ? escapeCue(text)
        : utterances
            .map(({ speaker, text: words }) =>
              speaker === undefined || speaker === ''
                ? escapeCue(words)
                : `<v ${escapeCue(speaker).replaceAll('\n', ' ')}>${escapeCue(words)}</v>`,
            )
            .join('\n')
    return `${stamp(start)} --> ${stamp(Math.max(end, start + 0.001))}\n${said}`
  })
  return `${['WEBVTT', ...parts].join('\n\n')}\n`
}
