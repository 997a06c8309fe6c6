import { feelingsIn, territoriesIn, type Feeling } from '../../frame/site-settings.ts'
import { wordsIn } from '../../language/index.ts'

/** A feeling as the form has it: what its words are in each language, ours where the house has none of its own. */
export type FeelingField = { name: string; mark: string; en: string; ko: string }

/** As many as the pages show. */
const MOST = 8

/** The rows of the form: what is asked now, and empty ones up to the most. */
export function feelingFields(setting: unknown): FeelingField[] {
  const asked = feelingsIn(setting).map(({ name, mark = '', words = {} }) => ({
    name,
    mark,
    en: words['en'] ?? wordsIn('en').named('reaction', name),
    ko: words['ko'] ?? wordsIn('ko').named('reaction', name),
  }))
  const empty = Array.from({ length: Math.max(0, MOST - asked.length) }, () => ({ name: '', mark: '', en: '', ko: '' }))
  return [...asked, ...empty]
}

/** What the form asks for: rows with English words, in order. A name stays when its words change: answers hang on it. */
export function feelingsFrom(fields: { [field: string]: string }): Feeling[] {
  const rows = Array.from({ length: MOST }, (_, index) => {
    const field = (part: string) => fields[`${part}.${index}`] ?? ''
    return { name: field('name'), mark: field('mark'), en: field('en'), ko: field('ko') }
  }).filter(({ en }) => en !== '')
  const taken = new Set<string>()
  return rows.map(({ name, mark, en, ko }) => {
    const own = name === '' ? unused(nameFor(en), taken) : name
    taken.add(own)
    return { name: own, ...(mark === '' ? {} : { mark }), words: { en, ...(ko === '' ? {} : { ko }) } }
  })
}

/** 'It gave me chills!' is 'it-gave-me-chills'. */
function nameFor(words: string): string {
  const plain = words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 24)
  return plain === '' ? 'feeling' : plain
}

function unused(name: string, taken: ReadonlySet<string>): string {
  let free = name
  for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`
  return free
}

/** 'kr, US jp' as codes; undefined where one is none. Nothing: those that the site offers by itself. */
export function territoriesFrom(text: string): string[] | undefined {
  const codes = text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((code) => code !== '')
  const sound = territoriesIn(codes) ?? []
  return sound.length === new Set(codes).size ? [...sound] : undefined
}
