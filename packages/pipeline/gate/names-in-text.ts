import type { CastLine } from '@aftercut/library/dramas'
import { fold } from './binding.ts'
import type { GateFacts } from './facts.ts'

/** A person, or a role, where a text names one. */
export type Named = { from: number; to: number; name: string; person?: string; role?: string }

type Entry = { name: string; person?: string; role?: string }

/** Finds the people and roles of a drama in a text: whole words, the longest name first. */
export function nameFinder(facts: Pick<GateFacts, 'drama' | 'people'>): (text: string) => Named[] {
  const entries = new Map<string, Entry>()
  const add = (name: string, entry: Omit<Entry, 'name'>): void => {
    // One letter, or a word such as "The", names nobody.
    if (fold(name).length < 2) return
    const known = entries.get(name)
    if (!known) entries.set(name, { name, ...entry })
    else if (known.role === undefined && entry.role !== undefined && known.person === undefined) known.role = entry.role
  }
  for (const { id, spellings } of facts.people.values()) for (const name of spellings) add(name, { person: id })
  for (const { role } of facts.drama?.cast ?? [])
    for (const name of [...Object.values(role.names), ...role.aliases]) add(name, { role: role.id })
  const longest = [...entries.values()].toSorted((a, b) => b.name.length - a.name.length)
  if (longest.length === 0) return () => []
  const pattern = new RegExp(longest.map(({ name }) => spelt(name)).join('|'), 'giu')
  const byFold = new Map(longest.toReversed().map((entry) => [fold(entry.name), entry]))
  return (text) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const entry = byFold.get(fold(match[0]))
      const from = match.index
      const to = from + match[0].length
      return entry && standsAlone(text, from, to) ? [{ from, to, ...entry }] : []
    })
}

/** "Han Do-yun", "Han Do Yun" and "HAN DO-YUN": parts of a name are joined as the writer likes. */
function spelt(name: string): string {
  return name
    .split(/[\s-]+/u)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join(String.raw`[\s-]?`)
}

/** Korean particles hang on a name; Latin letters do not. */
function standsAlone(text: string, from: number, to: number): boolean {
  const before = text.charAt(from - 1)
  if (/[\p{L}\p{N}]/u.test(before)) return false
  const first = text.charAt(from)
  if (/\p{Script=Hangul}/u.test(first)) return true
  return !/[\p{L}\p{N}]/u.test(text.charAt(to)) || /\p{Script=Hangul}/u.test(text.charAt(to))
}

/** How a line of the cast is said: 'Oh Ha-na', 'Seo Jin-woo (junior)'. */
export function saidRole({ role, variant }: CastLine, language: string): string {
  const name = role.names[language] ?? role.names['en'] ?? Object.values(role.names)[0] ?? ''
  return variant === null ? name : `${name} (${variant})`
}

export function saidPerson({ person }: CastLine, language: string): string {
  return person.names[language] ?? person.names['en'] ?? Object.values(person.names)[0] ?? ''
}
