import type { WordsOf } from '#site/language/words.ts'
import type { Failure } from '@aftercut/pipeline/gate'
import type en from '../messages/story.en.json'

type Say = WordsOf<keyof typeof en>

/** A failure in the person's language; in English as the gate has it where the desk has no words for it. */
export function sayFailure(failure: Failure, say: Say): string {
  const key = `gate.${failure.code}` as keyof typeof en
  const values = { ...failure.values, words: failure.words, nearest: failure.nearest ?? '' }
  const said = say(key, values)
  return said === key ? failure.message : said
}

export function sayFix(fix: { label: string; shows?: string }, say: Say): string {
  const key = `fix.${fix.label}` as keyof typeof en
  const said = say(key, { to: fix.shows ?? '' })
  return said === key ? say('fix.nearest', { to: fix.shows ?? '' }) : said
}
