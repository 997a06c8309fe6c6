import type en from '../messages/watch-room.en.json'
import type { WordsOf } from '../../language/words.ts'
import type { FindingBody } from '@aftercut/library/findings'
import type { Finding } from './room-data.ts'

export type Say = WordsOf<keyof typeof en>

/** What a finding is, in a few words: 'take 2', 'hug', a quote's own words. */
export function sayFinding(say: Say, { kind, label, body }: Finding): string {
  if (kind === 'quote' && typeof body['text'] === 'string') return body['text']
  if (kind === 'match') return label
  if (kind === 'segment' && label === 'take') return say('take', { number: takeNumber(body) })
  return say.named(kind, label)
}

export const takeNumber = ({ take }: FindingBody): number | string => (typeof take === 'number' ? take : '?')

/** What it rests on in words: what was called, what the captions say. */
export function detailOf({ kind, body }: Finding): string {
  const words = body['words']
  return kind !== 'quote' && typeof words === 'string' ? words : ''
}
