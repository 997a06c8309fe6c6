import type { SiteContext } from '../../serve/site-context.ts'
import type { Language, Words } from '../language/index.ts'
import { FEELING_NAMES } from '../reader/feelings.ts'
import { isZone } from '../time/index.ts'

/** A feeling that the house asks for: its name, and where it is one of its own, its sign and its words by language. */
export type Feeling = { name: string; mark?: string; words?: { [language: string]: string } }

/** What the house has set at the desk, as far as readers see it. */
export type SiteSettings = {
  name: string
  /** Where the house is: days and dates that belong to no network are said in its zone. */
  zone: string
  /** What readers may answer to a story, in order. */
  feelings: readonly Feeling[]
  /** The territories that a reader may choose from (ISO 3166-1 alpha-2); undefined: those that we offer by ourselves. */
  territories: readonly string[] | undefined
}

export const SITE_NAME = 'Aftercut'
const SITE_ZONE = 'Asia/Seoul'
/** Names stand in addresses and in the library. */
const FEELING_NAME = /^[a-z][a-z0-9-]{0,30}$/
const MOST_FEELINGS = 8

/** Settings change seldom, and every change of one ends what was kept. */
const SECONDS_FRESH = 3600

export function siteSettings({ reads, library }: SiteContext): Promise<SiteSettings> {
  return reads.ask('site settings', ['setting'], SECONDS_FRESH, async () => {
    const [name, zone, feelings, territories] = await Promise.all(
      ['site.name', 'site.zone', 'site.reactions', 'site.territories'].map((key) => library.settings.get<unknown>(key)),
    )
    return {
      name: typeof name?.value === 'string' && name.value !== '' ? name.value : SITE_NAME,
      zone: typeof zone?.value === 'string' && isZone(zone.value) ? zone.value : SITE_ZONE,
      feelings: feelingsIn(feelings?.value),
      territories: territoriesIn(territories?.value),
    }
  })
}

/** The setting 'site.reactions'; what is not sound in it is left out, and ours stand where nothing is left. */
export function feelingsIn(value: unknown): readonly Feeling[] {
  const given = (Array.isArray(value) ? value : []).flatMap((each: unknown): Feeling[] => {
    if (typeof each !== 'object' || each === null) return []
    const { name, mark, words } = each as { [field: string]: unknown }
    if (typeof name !== 'string' || !FEELING_NAME.test(name)) return []
    return [
      {
        name,
        ...(typeof mark === 'string' && mark !== '' ? { mark } : {}),
        ...(typeof words === 'object' && words !== null ? { words: words as { [language: string]: string } } : {}),
      },
    ]
  })
  const named = given.filter(({ name }, index) => given.findIndex((other) => other.name === name) === index)
  return named.length > 0 ? named.slice(0, MOST_FEELINGS) : FEELING_NAMES.map((name) => ({ name }))
}

/** The setting 'site.territories'. */
export function territoriesIn(value: unknown): readonly string[] | undefined {
  const codes = (Array.isArray(value) ? value : []).filter(
    (code): code is string => typeof code === 'string' && /^[A-Z]{2}$/.test(code),
  )
  return codes.length > 0 ? [...new Set(codes)] : undefined
}

/** A feeling as the page's language says it: the house's words, else ours, else its name. */
export function sayFeeling(name: string, feelings: readonly Feeling[], words: Words, language: Language): string {
  const own = feelings.find((feeling) => feeling.name === name)?.words
  const said = own?.[language] ?? own?.['en']
  return said === undefined || said === '' ? words.named('reaction', name) : said
}
