import { type ComparedWord, compareWords } from '../dialogue/index.ts'
import type { Span } from '../report/index.ts'
import type { NumberedTake } from '../segments/index.ts'

/** How a take says a line, against the broadcast: words in `first` only are the take's, in `second` only the drama's. */
export type LineDifference = Span & { captions: number; drama: Span; words: ComparedWord[] }

/** What a take says otherwise, line by line. Seconds of the making-of; `drama` in seconds of the episode. */
export type TakeDifference = Span & { take?: number; episode: string; lines: LineDifference[] }

/** Compares the lines of each take with the broadcast's, word by word; a line that is said alike is listed too. */
export function takeDifferences(takes: readonly NumberedTake[], episodes: readonly { id: string }[]): TakeDifference[] {
  return takes.flatMap(({ start, end, number, performance }) => {
    if (!performance) return []
    const lines = performance.lines.map((line) => ({
      start: line.start,
      end: line.end,
      captions: line.captions,
      drama: line.drama,
      words: compareWords(line.text, line.dramaLines.map((each) => each.text).join(' ')),
    }))
    const episode = episodes[performance.episode]!.id
    return [{ start, end, episode, lines, ...(number !== undefined && { take: number }) }]
  })
}
