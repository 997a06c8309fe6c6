import type { Refused } from '@aftercut/library/opening'
import type en from '../messages/refusals.en.json'
import { deskWords } from './words.ts'

export type RefusalKey = keyof typeof en

const STATES: ReadonlySet<string> = new Set(['draft', 'review', 'scheduled', 'published', 'withdrawn'])

/** Why something was refused, in a language of the desk; as the library says it where the desk has no words for it. */
export function sayRefusal({ code, values, message }: Pick<Refused, 'code' | 'values' | 'message'>, language: string) {
  const say = deskWords<RefusalKey>('refusals', language)
  const count = values['count']
  if (typeof count === 'number' && say(`${code}.other` as RefusalKey) !== `${code}.other`)
    return say.count(code as 'gate-refuses', count, values)
  const state = String(values['state'] ?? '')
  const named = STATES.has(state) ? { ...values, state: say(`state.${state}` as RefusalKey) } : values
  const said = say(code as RefusalKey, named)
  return code === '' || said === code ? message : said
}
