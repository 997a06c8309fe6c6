import { initialsOf, typedLetters } from './hangul.ts'
import { nameDistance } from './name-distance.ts'
import { readWords, type NameReading } from './name-readings.ts'
import { firstAndLast, foreignParts, withoutParticle } from './name-parts.ts'
import { nameWords, plainName, withoutInitials, type NameWords } from './name-words.ts'
import { foldName } from './fold-name.ts'

/** Somebody who may be meant. `names`: every spelling, stage name or role name known of them. */
export type Person = { id: string; hangul?: string; names: readonly string[] }
/** `score`: 0 to 1. 1 is a known spelling; from 0.5 up the whole name fits; below, a part of it. */
export type Found = { id: string; score: number }

export type FindOptions = {
  /** Also take a given name alone for its bearer, though it could be a short full name ("Ji Won"). Default false. */
  givenNames?: boolean
}
export type NameIndex = { find(query: string, options?: FindOptions): Found[] }

/** Names further apart than this are two people's. From the development half of bench/names. */
const FARTHEST = 1.9
/** The same for a given name alone, which says less. */
const FARTHEST_PART = 0.7
/** Beside a name that fits this much better, a worse one is not meant. From the development half of bench/names. */
const MARGIN = 0.55
/** A whole name known in another order or with initials. */
const SAME_WORDS = 0.98
const PART_SCORE = 0.45
/** A name with a particle on it (박은빈은), and one without its middle name. */
const WITH_PARTICLE = 0.98
const WITHOUT_MIDDLE = 0.6

type Entry = { id: string; spellings: Spelling[]; plains: Set<string>; sorted: Set<string>; hangul: string[] }
type Spelling = { words: NameWords; readings: NameReading[]; given: NameReading[] }

/** Finds who is meant by a written name, over every spelling of Korean names in Latin letters. */
export function createNameIndex(people: readonly Person[]): NameIndex {
  const entries = people.map(entryOf)
  const byKey = new Map<string, Set<Entry>>()
  const byPlain = new Map<string, Set<Entry>>()
  for (const [at, person] of people.entries()) {
    const entry = entries[at]
    if (!entry) continue
    for (const name of namesOf(person)) for (const key of foldName(name)) put(byKey, key, entry)
    for (const plain of [...entry.plains, ...entry.sorted]) put(byPlain, plain, entry)
  }
  const parts = partsOf(entries, people)
  const find: NameIndex['find'] = (query, options = {}) => {
    const found = findName(query, options)
    if (found.length > 0) return found
    const words = nameWords(query)
    if (words.hangul === '') return ranked(parts(words))
    for (const stem of withoutParticle(words.hangul)) {
      const bearers = findName(stem, options)
      if (bearers.length > 0) return bearers.map(({ id, score }) => ({ id, score: round(score * WITH_PARTICLE) }))
    }
    return []
  }
  function findName(query: string, options: FindOptions): Found[] {
    const words = nameWords(query)
    const plain = plainName(query)
    if (plain === '') return []
    if (/[\u3131-\u3163]/u.test(query)) return byTyping(entries, query)
    const exact = [...(byPlain.get(plain) ?? [])].filter((entry) => entry.plains.has(plain))
    if (exact.length > 0) return exact.map(({ id }) => ({ id, score: 1 }))
    const found = byWords(byPlain, words)
    const readings = readWords(words)
    const near = new Set<Entry>()
    for (const key of foldName(query)) for (const entry of byKey.get(key) ?? []) near.add(entry)
    const distances = new Map<Entry, number>()
    for (const entry of near) {
      for (const spelling of entry.spellings) {
        const distance = nameDistance(readings, spelling.readings, FARTHEST)
        if (distance <= FARTHEST) distances.set(entry, Math.min(distance, distances.get(entry) ?? Infinity))
      }
    }
    const best = Math.min(...distances.values())
    for (const [entry, distance] of distances) {
      if (distance <= best + MARGIN) raise(found, entry.id, 0.97 - (0.45 * distance) / FARTHEST)
    }
    if (found.size === 0) return byPart(entries, words, readings, query, options)
    return ranked(found)
  }
  return { find }
}

/** Finds people by a western given name alone, or by it and the surname. */
function partsOf(entries: readonly Entry[], people: readonly Person[]): (words: NameWords) => Map<string, number> {
  const byPart = new Map<string, Set<Entry>>()
  for (const [at, person] of people.entries()) {
    const entry = entries[at]
    if (!entry) continue
    for (const name of person.names) {
      for (const part of foreignParts(name)) put(byPart, part, entry)
      const ends = firstAndLast(nameWords(name))
      if (ends !== undefined) put(byPart, ends, entry)
    }
  }
  return (words) => {
    const tokens = words.groups.flat()
    const whole = firstAndLast(words)
    const key = tokens.length === 1 ? tokens[0] : whole
    const found = new Map<string, number>()
    for (const entry of byPart.get(key ?? '') ?? [])
      raise(found, entry.id, whole === undefined ? PART_SCORE : WITHOUT_MIDDLE)
    return found
  }
}

function namesOf(person: Person): string[] {
  return person.hangul === undefined ? [...person.names] : [person.hangul, ...person.names]
}

function entryOf(person: Person): Entry {
  const names = namesOf(person)
  const spellings = names.map((name) => {
    const words = nameWords(name)
    return { words, readings: readWords(words), given: readGiven(words) }
  })
  // Where the hangul is known, the spellings which it explains say nothing more: they would only widen it.
  const [known] = spellings.filter(({ words }) => words.hangul !== '' && /^[가-힣]+$/u.test(words.hangul))
  const kept = known
    ? spellings.filter((spelling) => {
        if (spelling === known) return true
        return nameDistance(spelling.readings, known.readings, FARTHEST) > FARTHEST
      })
    : spellings
  return {
    id: person.id,
    spellings: kept,
    plains: new Set(names.map(plainName)),
    sorted: new Set(spellings.map(({ words }) => sortedWords(words))),
    hangul: spellings.map(({ words }) => words.hangul).filter((hangul) => hangul !== ''),
  }
}

/** The name without its surname, heard as given names are. */
function readGiven(words: NameWords): NameReading[] {
  return readWords(words)
    .filter(({ syllables }) => syllables.length >= 3)
    .map(({ syllables, cost }) => ({ syllables: syllables.slice(1), cost }))
}

function sortedWords(words: NameWords): string {
  return `~${withoutInitials(words).toSorted().join(' ')}`
}

function byWords(byPlain: Map<string, Set<Entry>>, words: NameWords): Map<string, number> {
  const found = new Map<string, number>()
  if (words.hangul !== '') return found
  for (const entry of byPlain.get(sortedWords(words)) ?? []) raise(found, entry.id, SAME_WORDS)
  return found
}

/** A name being typed in hangul: 손ㅅ, ㅅㅅㄱ. */
function byTyping(entries: readonly Entry[], query: string): Found[] {
  const compact = query.replace(/\s+/gu, '')
  const letters = typedLetters(compact)
  const found = new Map<string, number>()
  for (const entry of entries) {
    for (const hangul of entry.hangul) {
      const typed = typedLetters(hangul)
      const initials = initialsOf(hangul)
      if (typed.startsWith(letters)) raise(found, entry.id, PART_SCORE + (0.5 * letters.length) / typed.length)
      else if (/^[ㄱ-ㅎ]+$/u.test(compact) && initials.startsWith(compact)) {
        raise(found, entry.id, PART_SCORE * (compact.length / initials.length))
      }
    }
  }
  return ranked(found)
}

function byPart(
  entries: readonly Entry[],
  words: NameWords,
  readings: readonly NameReading[],
  query: string,
  options: FindOptions,
): Found[] {
  const found = new Map<string, number>()
  if (words.hangul !== '') {
    const letters = typedLetters(words.hangul)
    for (const entry of entries) {
      for (const hangul of entry.hangul) {
        const given = Array.from(hangul).slice(1).join('')
        if (typedLetters(hangul).startsWith(letters)) raise(found, entry.id, PART_SCORE)
        else if (words.hangul.length >= 2 && given === words.hangul) raise(found, entry.id, PART_SCORE)
      }
    }
    if (found.size > 0) return ranked(found)
  }
  const surnameOnly = words.groups.length === 1 && /\b(?:mr|ms|mrs|miss)\b/iu.test(query)
  const joined = words.groups.length === 1
  const givenAlone = options.givenNames === true || joined || words.hangul !== ''
  const asGiven = givenAlone ? readAsGiven(words) : []
  for (const entry of entries) {
    for (const { given, readings: full } of entry.spellings) {
      if (nameDistance(asGiven, given, FARTHEST_PART) <= FARTHEST_PART) raise(found, entry.id, PART_SCORE)
      if (!surnameOnly) continue
      const surnames = full.map(({ syllables, cost }) => ({ syllables: syllables.slice(0, 1), cost }))
      const heard = readings.filter(({ syllables }) => syllables.length === 1)
      if (nameDistance(heard, surnames, 0.8) <= 0.8) raise(found, entry.id, PART_SCORE / 2)
    }
  }
  return ranked(found)
}

/** Reads "Suk-ku" as a given name: behind a surname that is left out again. */
function readAsGiven(words: NameWords): NameReading[] {
  const behind =
    words.hangul === '' ? { ...words, groups: [['kim'], ...words.groups] } : { ...words, hangul: `김${words.hangul}` }
  return readGiven(behind)
}

function raise(found: Map<string, number>, id: string, score: number): void {
  found.set(id, Math.max(score, found.get(id) ?? 0))
}

function ranked(found: Map<string, number>): Found[] {
  return [...found]
    .map(([id, score]) => ({ id, score: round(score) }))
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000
}

function put(map: Map<string, Set<Entry>>, key: string, entry: Entry): void {
  const set = map.get(key)
  if (set) set.add(entry)
  else map.set(key, new Set([entry]))
}
