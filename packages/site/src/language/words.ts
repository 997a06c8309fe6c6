import en from '../messages/en.json' with { type: 'json' }
import ko from '../messages/ko.json' with { type: 'json' }

/** Every language is one JSON file; to add one, add its file here and its code to `params.ts`. English is whole. */
const messages = { en, ko } satisfies Record<string, Record<keyof typeof en, string>>

export type Language = keyof typeof messages
export type MessageKey = keyof typeof en
/** The keys of messages that count: 'x' for 'x.one' and 'x.other'. */
export type CountedKey = CountedOf<MessageKey>
export type CountedOf<Key extends string> = { [K in Key]: K extends `${infer Stem}.other` ? Stem : never }[Key]
export type Values = { [name: string]: string | number }

export const LANGUAGES = Object.keys(messages) as Language[]
export const FIRST_LANGUAGE: Language = 'en'

export type Words = WordsOf<MessageKey, Language>

/** The words of a part of the interface, by their keys. */
export type WordsOf<Key extends string, In extends string = string> = {
  language: In
  /** The message, with {names} filled in. */
  (key: Key, values?: Values): string
  /** The message for so many: 'x.one' or 'x.other', with {count} as the language writes it. */
  count: (key: CountedOf<Key>, count: number, values?: Values) => string
  /** The message where there is one for this name, else the name itself: kinds and feelings may grow. */
  named: (stem: string, name: string) => string
}

const made = new Map<Language, Words>()

/** The interface's words in a language. */
export function wordsIn(language: Language): Words {
  let words = made.get(language)
  if (words === undefined) {
    words = makeWords<MessageKey, Language>(language, messages[language], en)
    made.set(language, words)
  }
  return words
}

/** The words of `texts`; what is not there is said as `english` says it. */
export function makeWords<Key extends string, In extends string = string>(
  language: In,
  texts: Record<string, string>,
  english: Record<string, string>,
): WordsOf<Key, In> {
  const plural = new Intl.PluralRules(language)
  const number = new Intl.NumberFormat(language)
  const say = (key: string, values: Values = {}): string => fill(texts[key] ?? english[key] ?? key, values)
  return Object.assign((key: Key, values?: Values) => say(key, values), {
    language,
    count: (key: CountedOf<Key>, count: number, values: Values = {}) => {
      const form = plural.select(count)
      const chosen = `${key}.${form}` in texts ? `${key}.${form}` : `${key}.other`
      return say(chosen, { ...values, count: number.format(count) })
    },
    named: (stem: string, name: string) => texts[`${stem}.${name}`] ?? name.replaceAll('-', ' '),
  })
}

function fill(text: string, values: Values): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

export function isLanguage(value: string | undefined): value is Language {
  return value !== undefined && Object.hasOwn(messages, value)
}

/** A language's own address: English stands at the root, the others under their code. */
export function localPath(path: string, language: Language): string {
  return language === FIRST_LANGUAGE ? path : path === '/' ? `/${language}` : `/${language}${path}`
}

const names = new Map<string, string>()
const MOST_NAMES = 5000

/** Names are few and asked for often; making Intl say them each time is not free. */
function nameOf(code: string, type: 'language' | 'region', inLanguage: string): string {
  const key = `${type} ${code} ${inLanguage}`
  let name = names.get(key)
  if (name === undefined) {
    name = sayName(code, type, inLanguage)
    if (names.size < MOST_NAMES) names.set(key, name)
  }
  return name
}

function sayName(code: string, type: 'language' | 'region', inLanguage: string): string {
  try {
    return new Intl.DisplayNames(inLanguage, { type }).of(code) ?? code
  } catch {
    return code
  }
}

/** A language's name in another: ('ko', 'en') is 'Korean'. */
export function languageName(language: string, inLanguage: string): string {
  return nameOf(language, 'language', inLanguage)
}

/** A territory's name: ('US', 'en') is 'United States'. */
export function territoryName(territory: string, inLanguage: string): string {
  return nameOf(territory, 'region', inLanguage)
}

/** A text that exists in several languages, in the best for the reader, with the language that it is in. */
export function pick(
  texts: { [language: string]: string },
  language: string,
  original = 'ko',
): { text: string; language: string } {
  for (const wanted of [language, FIRST_LANGUAGE, original]) {
    const text = texts[wanted]
    if (text !== undefined && text !== '') return { text, language: wanted }
  }
  const [first] = Object.entries(texts)
  return first === undefined ? { text: '', language } : { text: first[1], language: first[0] }
}
