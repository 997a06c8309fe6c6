import type { RoomCue } from '../room-data.ts'

/** A cue by its track and number. */
export type CueKey = `${string}/${number}`
/** What can be edited of a cue. Times in seconds; left out, they stay. */
export type CueWords = Pick<RoomCue, 'text' | 'utterances'> & { start?: number; end?: number }
/** A cue that comes in place of others. */
export type NewCue = Pick<RoomCue, 'start' | 'end' | 'text' | 'utterances'>

export function splitKey(key: CueKey): [trackId: string, number: number] {
  const at = key.lastIndexOf('/')
  return [key.slice(0, at), Number(key.slice(at + 1))]
}

export const wordsOf = ({ start, end, text, utterances }: RoomCue): NewCue => ({ start, end, text, utterances })

/** Spelt out: the database gives an object's fields back in an order of its own. */
const said = ({ text, utterances }: CueWords): string =>
  JSON.stringify([text, utterances.map((each) => [each.speaker ?? null, each.text])])

/** Whether both say the same at the same time; times that are not given are those that stand. */
export const isSameWords = (a: CueWords, b: CueWords): boolean =>
  said(a) === said(b) && (['start', 'end'] as const).every((edge) => (a[edge] ?? b[edge]) === (b[edge] ?? a[edge]))

/** What is said, in new words: each speaker keeps a line of his own where the lines are as many as before. */
export function saidInstead(cue: Pick<RoomCue, 'utterances'>, text: string): CueWords['utterances'] {
  if (cue.utterances.length === 0) return []
  const lines = text
    .split('\n')
    .map((line) => unlabelled(line.trim(), cue))
    .filter((line) => line !== '')
  if (cue.utterances.length > 1 && lines.length === cue.utterances.length)
    return cue.utterances.map((each, index) => ({ ...each, text: lines[index] ?? each.text }))
  const speakers = new Set(cue.utterances.map((each) => each.speaker))
  const [one] = speakers.size === 1 ? speakers : [undefined]
  return [{ ...(one === undefined ? {} : { speaker: one }), text: lines.join(' ') }]
}

/** The words of a line without the label that names its speaker: 'MINA: Hello', '(Mina) Hello', '- Hello'. */
function unlabelled(line: string, cue: Pick<RoomCue, 'utterances'>): string {
  for (const { speaker: name } of cue.utterances) {
    if (name === undefined) continue
    for (const label of [`${name}:`, `(${name})`, `[${name}]`])
      if (line.toLowerCase().startsWith(label.toLowerCase())) return line.slice(label.length).trim()
  }
  return line.replace(/^[-–—]\s*/, '')
}

const toMillisecond = (seconds: number): number => Math.round(seconds * 1000) / 1000

/**
 * A line cut in two before its letter `caret`: at the time `atSeconds` where that lies within it, else where as many
 * letters of it would have been said. Undefined where one part would have no words. Who said the whole said both; of
 * several, each part is theirs whose lines stand in it.
 */
export function splitCue(cue: RoomCue, caret: number, atSeconds: number): [NewCue, NewCue] | undefined {
  const [before, after] = [cue.text.slice(0, caret).trim(), cue.text.slice(caret).trim()]
  if (before === '' || after === '') return undefined
  const length = cue.end - cue.start
  const share = before.length / (before.length + after.length)
  const within = atSeconds > cue.start + length * 0.05 && atSeconds < cue.end - length * 0.05
  const at = toMillisecond(within ? atSeconds : cue.start + length * share)
  const lines = before.split('\n').length
  const parted = cue.utterances.length > 1 && cue.utterances.length === cue.text.split('\n').length
  const own = (from: number, to: number) => (parted ? cue.utterances.slice(from, to) : cue.utterances)
  return [
    { start: cue.start, end: at, text: before, utterances: saidInstead({ utterances: own(0, lines) }, before) },
    { start: at, end: cue.end, text: after, utterances: saidInstead({ utterances: own(lines, Infinity) }, after) },
  ]
}

/** Two lines as one: one line of text where one person says both, else a line for each. */
export function joinCues(first: RoomCue, second: RoomCue): NewCue {
  const [start, end] = [Math.min(first.start, second.start), Math.max(first.end, second.end)]
  const [a, b] = [first.utterances.at(-1), second.utterances[0]]
  if (!a || !b || a.speaker !== b.speaker)
    return {
      start,
      end,
      text: `${first.text}\n${second.text}`,
      utterances: [...first.utterances, ...second.utterances],
    }
  const both = { ...a, text: `${a.text} ${b.text}` }
  return {
    start,
    end,
    text: `${first.text} ${second.text
      .split('\n')
      .map((line) => unlabelled(line, second))
      .join('\n')}`,
    utterances: [...first.utterances.slice(0, -1), both, ...second.utterances.slice(1)],
  }
}
