/** A line of the cast list: a person plays a role, in a variant ('junior') and in given episodes. */
export type CastEntry = { person: string; role: string; variant?: string; episodes?: string }

/**
 * Tells whom a text or a speaker label names. A role stands for the person who plays it. Names are found as written,
 * spaces and hyphens put aside; given names alone too, where only one of the cast has them.
 */
export function whoIsNamed(cast: readonly CastEntry[], text: string, speaker: string | undefined): string[] {
  const named: string[] = []
  if (speaker !== undefined) named.push(personFor(cast, speaker) ?? speaker)
  const folded = foldName(text)
  if (folded !== '') {
    for (const { person, role } of cast) {
      const names = [person, role, ...shortNames(person), ...shortNames(role)]
        .map(foldName)
        .filter((name) => name.length >= 2)
      if (names.some((name) => contains(text, folded, name)) && !named.includes(person)) named.push(person)
    }
  }
  return named
}

/** The person behind a speaker label; undefined for a label that the cast does not hold. */
function personFor(cast: readonly CastEntry[], label: string): string | undefined {
  const folded = foldName(label)
  const is = (name: string) => foldName(name) === folded
  const whole = cast.find(({ person, role }) => is(person) || is(role))
  if (whole) return whole.person
  const short = cast.filter(({ person, role }) => [...shortNames(person), ...shortNames(role)].some(is))
  return new Set(short.map((entry) => entry.person)).size === 1 ? short[0]!.person : undefined
}

/** 'Kim Ji Won' is called 'Ji Won', 김지원 is 지원, 'Mr. Gu' stays. */
function shortNames(name: string): string[] {
  if (/^\p{Script=Hangul}{3,4}$/u.test(name)) return [name.slice(1)]
  const words = name.split(/[\s-]+/u)
  return words.length >= 3 ? [words.slice(1).join(' ')] : []
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
