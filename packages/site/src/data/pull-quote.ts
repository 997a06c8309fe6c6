import { quotesOf } from '../story/body.ts'
import type { StoryView } from './story.ts'

export type PullQuote = { words: string; speaker: string | undefined; language: string; start: number; end: number }

/** Letters that look well set large: a line at least, four lines at most. */
const SHORTEST = 32
const LONGEST = 170

/**
 * The words of a story to set large: the longest whole sentence that is neither short nor long, exactly as it was quoted.
 * Words cut in two by "she says" stay where they are.
 */
export function pullQuote(story: StoryView): PullQuote | undefined {
  const quotes = quotesOf(story.body)
  const atPlace = new Map<number, number>()
  for (const { attrs } of quotes) atPlace.set(attrs.start, (atPlace.get(attrs.start) ?? 0) + 1)
  const whole = quotes.flatMap(({ text, attrs }) => {
    const words = text.replaceAll(/^["“‘'\s]+|["”’'\s]+$/g, '')
    const isAlone = atPlace.get(attrs.start) === 1
    if (!isAlone || words.length < SHORTEST || words.length > LONGEST || !/[.!?…]$/.test(words)) return []
    const speaker = attrs.speaker === null ? undefined : (story.context.names[attrs.speaker] ?? attrs.speaker)
    return [{ words, speaker, language: story.language, start: attrs.start, end: attrs.end }]
  })
  return whole.toSorted((a, b) => b.words.length - a.words.length)[0]
}
