import { CODA_SOUNDS, ONSETS, VOWELS, syllableParts, type SyllableCode } from './hangul.ts'
import { readName } from './name-readings.ts'
import { plainName } from './name-words.ts'

/**
 * Sounds that spellings mix up fall into one class, so that every way of writing one name shares a key.
 * Vowels: ㅓㅗㅜㅡ are all written u or o by someone; ㅐㅔㅖ; ㅣㅢㅟ.
 */
const ONSET_CLASSES = classes('kㄱㄲㅋ tㄷㄸㅌ pㅂㅃㅍ cㅈㅉㅊ sㅅㅆ nㄴ lㄹ mㅁ hㅎ')
const VOWEL_CLASSES = classes('aㅏ yaㅑ eㅐㅔㅒㅖ oㅓㅗㅜㅡ yoㅕㅛㅠ waㅘ woㅝ weㅚㅙㅞ iㅣㅢ wiㅟ')
const CODA_CLASSES = ['', 'k', 'n', 't', 'l', 'm', 'p', 'ng']

/** Readings dearer than this, over a whole name, make no key: keys would grow, and they join nobody. */
const KEY_COST = 2.5
/** Keys per name. */
const MOST_KEYS = 24

/** 'kㄱㄲ': ㄱ and ㄲ are of class k. */
function classes(text: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const entry of text.split(' ')) {
    const name = entry.replace(/[^a-z]/gu, '')
    for (const sound of entry.slice(name.length)) found[sound] = name
  }
  return found
}

function classOf(code: SyllableCode): string {
  const { onset, vowel, coda } = syllableParts(code)
  const onsetClass = ONSET_CLASSES[ONSETS[onset] ?? ''] ?? ''
  return onsetClass + (VOWEL_CLASSES[VOWELS[vowel] ?? ''] ?? '') + (CODA_CLASSES[coda % CODA_SOUNDS.length] ?? '')
}

/**
 * Phonetic keys of a name: two ways of writing one Korean name share at least one. Cheapest reading first; at most
 * MOST_KEYS. A name that cannot be Korean has its plain letters as its only key, after '='.
 */
export function foldName(name: string): string[] {
  let keys = new Map<string, number>()
  for (const reading of readName(name)) {
    let partial = new Map<string, number>([['', reading.cost]])
    for (const [at, syllable] of reading.syllables.entries()) {
      const classes = new Map<string, number>()
      for (const [code, cost] of syllable) {
        const name = classOf(code)
        classes.set(name, Math.min(cost, classes.get(name) ?? Infinity))
      }
      const next = new Map<string, number>()
      for (const [prefix, soFar] of partial) {
        for (const [name, cost] of classes) {
          if (soFar + cost > KEY_COST) continue
          const key = at === 0 ? name : `${prefix}.${name}`
          next.set(key, Math.min(soFar + cost, next.get(key) ?? Infinity))
        }
      }
      partial = next
    }
    for (const [key, cost] of partial) keys.set(key, Math.min(cost, keys.get(key) ?? Infinity))
  }
  if (keys.size === 0) return [`=${plainName(name)}`]
  keys = new Map([...keys].toSorted((a, b) => a[1] - b[1]).slice(0, MOST_KEYS))
  return [...keys.keys()]
}
