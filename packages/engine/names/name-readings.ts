import { codeOfHangul } from './hangul.ts'
import { nameWords, type NameWords } from './name-words.ts'
import { LONG_SURNAMES, isSurname, readSyllable, type SyllableReadings } from './romanised-syllable.ts'

/** One way to hear a written name: its syllables, surname first, and what this way of hearing it costs as such. */
export type NameReading = { syllables: SyllableReadings[]; cost: number }

/** A Korean name has two to five syllables: 이엘, 손석구, 남궁민수. */
const MOST_SYLLABLES = 5
/** A token of a name that is written apart is one syllable as a rule: "Hyeon" is 현, hardly 혜온. */
const SPLIT_TOKEN_COST = 0.7
/** Surname last ("Suk Ku Son"), where what stands first could be a surname too. */
const SWAPPED_COST = 0.4
/** In names of two single syllables either could be the surname: Soo Ji, Ji Soo. */
const SWAPPED_SHORT_COST = 1
const EARLY_H_COST = 1.5
/** More ways to hear one name than these are noise: they come cheapest first. */
const MOST_READINGS = 60

/** The ways in which a written name may be heard, cheapest first. Empty for a name that cannot be Korean. */
export function readName(name: string): NameReading[] {
  return readWords(nameWords(name))
}

export function readWords(words: NameWords): NameReading[] {
  if (words.hangul !== '') return readHangul(words.hangul)
  const { groups } = words
  const readings = hear(groups, 0)
  const last = groups.at(-1)
  if (groups.length > 1 && last)
    readings.push(
      ...hear([last, ...groups.slice(0, -1)], groups.flat().length === 2 ? SWAPPED_SHORT_COST : SWAPPED_COST, true),
    )
  return readings.toSorted((a, b) => a.cost - b.cost).slice(0, MOST_READINGS)
}

function readHangul(hangul: string): NameReading[] {
  const syllables: SyllableReadings[] = []
  for (const character of hangul) {
    const code = codeOfHangul(character)
    if (code === undefined) return []
    syllables.push(new Map([[code, 0]]))
  }
  return [{ syllables, cost: 0 }]
}

function hear(groups: string[][], cost: number, swapped = false): NameReading[] {
  const tokens = groups.flat()
  if (tokens.length === 0 || tokens.length > MOST_SYLLABLES) return []
  // Surname last is how a name of the west ends: one syllable, or a long surname.
  const [first = ''] = tokens
  let found: NameReading[] = [{ syllables: [], cost }]
  const long = LONG_SURNAMES.get(first)
  if (long) {
    const [a = 0, b = 0] = long.codes
    found = [{ syllables: [new Map([[a, long.cost]]), new Map([[b, 0]])], cost }]
    return extend(found, tokens.slice(1))
  }
  if (swapped && !surnameLike(first)) return []
  return extend(found, tokens)
}

/** Whether a token, in lower-case letters, is a usual spelling of a Korean surname. */
export function surnameLike(token: string): boolean {
  for (const [code, cost] of readSyllable(token, 'surname')) if (cost < 1 && isSurname(code)) return true
  return false
}

function extend(start: NameReading[], tokens: string[]): NameReading[] {
  let found = start
  for (const [at, token] of tokens.entries()) {
    const next: NameReading[] = []
    for (const reading of found) {
      for (const part of splitToken(token, reading.syllables.length === 0)) {
        const syllables = [...reading.syllables, ...part]
        if (syllables.length > MOST_SYLLABLES) continue
        const splits = part.length - 1
        const apart = tokens.length >= 3 || (at === 0 && tokens.length === 2)
        next.push({ syllables, cost: reading.cost + (apart ? splits * SPLIT_TOKEN_COST : 0) })
      }
    }
    found = next.slice(0, MOST_READINGS)
  }
  return found.filter((reading) => reading.syllables.length >= 1)
}

/** An h before a vowel opens the next syllable: so·hyun, hardly soh·yun. */
function dearer(readings: SyllableReadings): SyllableReadings {
  return new Map([...readings].map(([code, cost]) => [code, cost + EARLY_H_COST]))
}

/** Every division of a token into syllables. "sukku": suk·ku, su·kku. */
function splitToken(token: string, opensName: boolean): SyllableReadings[][] {
  const divisions: SyllableReadings[][] = []
  const walk = (at: number, syllables: SyllableReadings[]) => {
    if (at === token.length) {
      divisions.push(syllables)
      return
    }
    if (syllables.length === MOST_SYLLABLES - 1 || divisions.length > MOST_READINGS) return
    for (let end = Math.min(token.length, at + 7); end > at; end--) {
      const place = opensName && syllables.length === 0 ? 'surname' : 'given'
      const readings = readSyllable(token.slice(at, end), place)
      if (readings.size === 0) continue
      const early = token.charAt(end - 1) === 'h' && /[aeiouwy]/u.test(token.charAt(end)) && end - at > 1
      walk(end, [...syllables, early ? dearer(readings) : readings])
    }
  }
  walk(0, [])
  return divisions.toSorted((a, b) => a.length - b.length)
}
