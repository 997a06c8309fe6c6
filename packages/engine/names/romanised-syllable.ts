import { CODA_SOUNDS, ONSETS, VOWELS, codeOfHangul, syllableCode, type SyllableCode } from './hangul.ts'
import {
  CODA_SPELLINGS,
  GIVEN_SYLLABLES,
  ONSET_SPELLINGS,
  SURNAME_SPELLINGS,
  SYLLABLE_SPELLINGS,
  VOWEL_SPELLINGS,
} from './spelling-tables.ts'

/** What a written syllable may stand for: each spoken syllable, and what that reading costs (0: the usual one). */
export type SyllableReadings = ReadonlyMap<SyllableCode, number>

/** Readings dearer than this are nobody's habit. */
const MOST_COST = 2.4
/** What a syllable costs that stands in no given name (or is no surname, where a surname stands). */
const UNUSUAL_SYLLABLE = 0.9
const UNUSUAL_SURNAME = 0.8
const LONGEST_SPELLING = 7

type Option = { index: number; cost: number }

/** 'g k c:2' for each sound → for each spelling, the sounds that it may stand for. */
function invert(table: Record<string, string>, sounds: readonly string[]): Map<string, Option[]> {
  const options = new Map<string, Option[]>()
  for (const [sound, line] of Object.entries(table)) {
    const index = sounds.indexOf(sound)
    for (const [spelling, cost] of spellingsOf(line)) {
      options.set(spelling, [...(options.get(spelling) ?? []), { index, cost }])
    }
  }
  return options
}

function spellingsOf(line: string): [string, number][] {
  if (line === ' ') return [['', 0]]
  return line.split(' ').map((entry) => {
    const [spelling = '', cost = '0'] = entry.split(':')
    return [spelling, Number(cost)]
  })
}

const ONSET_OPTIONS = invert(ONSET_SPELLINGS, ONSETS)
const VOWEL_OPTIONS = invert(VOWEL_SPELLINGS, VOWELS)
const CODA_OPTIONS = invert(CODA_SPELLINGS, CODA_SOUNDS)

const GIVEN_CODES = new Set(Array.from(GIVEN_SYLLABLES).map(codeOfHangul))
const SURNAME_CODES = new Set<SyllableCode>()
const HABITS = new Map<string, Map<SyllableCode, number>>()
const SURNAME_HABITS = new Map<string, Map<SyllableCode, number>>()
/** Surnames of two syllables: spelling → their codes and the cost. */
export const LONG_SURNAMES = new Map<string, { codes: SyllableCode[]; cost: number }>()

function note(
  habits: Map<string, Map<SyllableCode, number>>,
  spelling: string,
  code: SyllableCode,
  cost: number,
): void {
  const readings = habits.get(spelling) ?? new Map<SyllableCode, number>()
  readings.set(code, Math.min(cost, readings.get(code) ?? Infinity))
  habits.set(spelling, readings)
}

for (const [hangul, line] of Object.entries(SYLLABLE_SPELLINGS)) {
  const code = codeOfHangul(hangul)
  if (code === undefined) continue
  for (const [spelling, cost] of spellingsOf(line)) note(HABITS, spelling, code, cost)
}
for (const [hangul, line] of Object.entries(SURNAME_SPELLINGS)) {
  const codes = Array.from(hangul)
    .map(codeOfHangul)
    .filter((code) => code !== undefined)
  for (const [spelling, cost] of spellingsOf(line)) {
    const [code] = codes
    if (codes.length > 1) LONG_SURNAMES.set(spelling, { codes, cost })
    else if (code !== undefined) note(SURNAME_HABITS, spelling, code, cost)
  }
  const [only] = codes
  if (codes.length === 1 && only !== undefined) SURNAME_CODES.add(only)
}

/** Whether a syllable is a surname of some family. */
export function isSurname(code: SyllableCode): boolean {
  return SURNAME_CODES.has(code)
}

const cache = new Map<string, SyllableReadings>()

/** All that one written syllable may stand for, `latin` in lower-case letters. Empty where it is no syllable. */
export function readSyllable(latin: string, place: 'surname' | 'given'): SyllableReadings {
  const key = place + latin
  const known = cache.get(key)
  if (known) return known
  const readings = read(latin, place)
  // Names come from files: the cache must not grow without end.
  if (cache.size > 50_000) cache.clear()
  cache.set(key, readings)
  return readings
}

function read(latin: string, place: 'surname' | 'given'): SyllableReadings {
  const readings = new Map<SyllableCode, number>()
  if (latin.length === 0 || latin.length > LONGEST_SPELLING) return readings
  const offer = (code: SyllableCode, cost: number) => {
    if (cost <= MOST_COST && cost < (readings.get(code) ?? Infinity)) readings.set(code, cost)
  }
  const usual = place === 'given' ? GIVEN_CODES : SURNAME_CODES
  const unusual = place === 'given' ? UNUSUAL_SYLLABLE : UNUSUAL_SURNAME
  for (let vowelAt = 0; vowelAt <= 3; vowelAt++) {
    const onsets = ONSET_OPTIONS.get(latin.slice(0, vowelAt))
    if (!onsets) continue
    for (let codaAt = vowelAt + 1; codaAt <= latin.length; codaAt++) {
      const vowels = VOWEL_OPTIONS.get(latin.slice(vowelAt, codaAt))
      const codas = CODA_OPTIONS.get(latin.slice(codaAt))
      if (!vowels || !codas) continue
      for (const onset of onsets) {
        for (const vowel of vowels) {
          for (const coda of codas) {
            const code = syllableCode(onset.index, vowel.index, coda.index)
            offer(code, onset.cost + vowel.cost + coda.cost + (usual.has(code) ? 0 : unusual))
          }
        }
      }
    }
  }
  for (const [code, cost] of HABITS.get(latin) ?? []) offer(code, cost + (usual.has(code) ? 0 : unusual))
  if (place === 'surname') for (const [code, cost] of SURNAME_HABITS.get(latin) ?? []) offer(code, cost)
  return readings
}
