import { makeWords, type WordsOf } from '#site/language/words.ts'

/**
 * Every room of the desk has a file of messages for each language, `messages/ROOM.LANGUAGE.json`. A language is there
 * once `frame.LANGUAGE.json` is: to add one, add files. English is whole; what another lacks is said in English.
 */
const files = import.meta.glob<Record<string, string>>('../messages/*.json', { eager: true, import: 'default' })

export const DESK_LANGUAGES: readonly string[] = Object.keys(files)
  .flatMap((path) => /\/frame\.([\w-]+)\.json$/.exec(path)?.[1] ?? [])
  .toSorted()

const made = new Map<string, WordsOf<string>>()

/** A room's words in a language. The keys are those of the room's English file: `deskWords<keyof typeof en>(…)`. */
export function deskWords<Key extends string>(room: string, language: string): WordsOf<Key> {
  const place = `${room}.${language}`
  let words = made.get(place)
  if (words === undefined) {
    const texts = (code: string): Record<string, string> => files[`../messages/${room}.${code}.json`] ?? {}
    words = makeWords(language, texts(language), texts('en'))
    made.set(place, words)
  }
  return words
}

/** The language that was chosen, else the first that the browser asks for and the desk speaks, else English. */
export function deskLanguageOf(chosen: string | undefined, acceptLanguage: string | null): string {
  const asked = (acceptLanguage ?? '').split(',').map((part) => part.split(';', 1)[0]?.trim().split('-', 1)[0] ?? '')
  return [chosen ?? '', ...asked].find((code) => DESK_LANGUAGES.includes(code)) ?? 'en'
}
