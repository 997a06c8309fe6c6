import { type CastMember, createNameIndex } from '../names/index.ts'

/**
 * Tells whom a text or a speaker label names. A role stands for the person who plays it. Names are found as written,
 * spaces and hyphens put aside; given names alone too, where only one of the cast has them.
 */
export function whoIsNamed(cast: readonly CastMember[], text: string, speaker: string | undefined): string[] {
  const named: string[] = []
  if (speaker !== undefined) named.push(personFor(cast, speaker) ?? spelledLike(cast, speaker) ?? speaker)
  const folded = foldName(text)
  if (folded !== '') {
    for (const member of cast) {
      const { person } = member
      const names = [...namesOf(member), ...namesOf(member).flatMap(shortNames)]
        .map(foldName)
        .filter((name) => name.length >= 2)
      if (names.some((name) => contains(text, folded, name)) && !named.includes(person)) named.push(person)
    }
  }
  return named
}

/** The person behind a speaker label; undefined for a label that the cast does not hold. */
function personFor(cast: readonly CastMember[], label: string): string | undefined {
  const folded = foldName(label)
  const is = (name: string) => foldName(name) === folded
  const whole = cast.find((member) => namesOf(member).some(is))
  if (whole) return whole.person
  const short = cast.filter((member) => namesOf(member).flatMap(shortNames).some(is))
  return new Set(short.map((entry) => entry.person)).size === 1 ? short[0]!.person : undefined
}

/** Every name of a member of the cast, the role's among them. */
function namesOf({ person, role, hangul, names = [] }: CastMember): string[] {
  return [person, role, ...(hangul === undefined ? [] : [hangul]), ...names].filter((name) => name !== '')
}

/** The one member of the cast whose name, in whatever spelling, the label is: '나루' is 'Pyo Na-ru'. */
function spelledLike(cast: readonly CastMember[], label: string): string | undefined {
  const people = cast.map((member) => ({
    id: member.person,
    names: namesOf(member),
    ...(member.hangul !== undefined && { hangul: member.hangul }),
  }))
  const found = createNameIndex(people).find(label, { givenNames: true })
  return new Set(found.map(({ id }) => id)).size === 1 ? found[0]!.id : undefined
}

/** 'Kim Ji Won' is called 'Ji Won', 김지원 is 지원, 'Mr. Gu' stays. */
function shortNames(name: string): string[] {
  if (/^\p{Script=Hangul}{3,4}$/u.test(name)) return [name.slice(1)]
  const words = name.split(/\s+/u)
  /** A surname first, as Koreans write it, or a given name first. */
  if (words.length === 2) return words.filter((word) => word.length >= 3 && !word.endsWith('.'))
  return words.length >= 3 ? [words.slice(1).join(' '), words[0]!].filter((word) => word.length >= 3) : []
}

function foldName(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[\s\-.·’']+/gu, '')
}

/** In Latin letters a name stands whole: 'Ana' is not in 'Diana'. */
function contains(text: string, folded: string, name: string): boolean {
  if (!/^\p{Script=Latin}/u.test(name)) return folded.includes(name)
  const words = text
    .toLowerCase()
    .normalize('NFKC')
    .split(/[^\p{L}\p{N}]+/u)
  for (let from = 0; from < words.length; from++) {
    let joined = ''
    for (let to = from; to < words.length && joined.length < name.length; to++) {
      joined += words[to]!
      if (joined === name) return true
    }
  }
  return false
}
