import type { CallKind } from '../report/index.ts'
import type { CallLexicon, PhraseFile } from './call-phrases.ts'

const QUOTES = /["“”‘’'「」『』«»〈〉《》]/u
const EACH_QUOTE = new RegExp(QUOTES.source, 'gu')
const LABELLED = /^\s*([^:：]{1,30})[:：]\s*(\S.*)$/su

/** A narration that is itself a labelled shout: '감독: 컷!' gives the label and what is said. */
export function labelledShout(note: string): { speaker: string; text: string } | undefined {
  const match = LABELLED.exec(note)
  return match ? { speaker: match[1]!.trim(), text: match[2]! } : undefined
}

/** The calls that a narrating caption tells of: '[director yells "cut"]', '감독의 컷 사인', 「カット」の声. */
export function narratedCalls(note: string, lexicon: CallLexicon): { call: CallKind; words: string; at: number }[] {
  const lower = note.toLowerCase()
  const told = lexicon.callers.some((caller) => hasWord(lower, caller))
  const found = new Map<CallKind, { call: CallKind; words: string; at: number }>()
  for (const narrated of lexicon.narrated) {
    if (!told && !narrated.verbs.some((verb) => hasWord(lower, verb))) continue
    for (const [call, names] of Object.entries(narrated.calls) as [CallKind, string[]][]) {
      if (!told && (call === 'okay' || call === 'again')) continue
      const at = names.map((name) => placeOf(lower, name.toLowerCase(), narrated)).find((place) => place >= 0)
      if (at !== undefined && !found.has(call)) found.set(call, { call, words: note, at })
    }
  }
  return [...found.values()].toSorted((a, b) => a.at - b.at)
}

/** Where a call is named as a word of its own; -1 where it is not. */
function placeOf(note: string, name: string, narrated: PhraseFile['narrated']): number {
  for (let at = note.indexOf(name); at >= 0; at = note.indexOf(name, at + 1)) {
    if (standsAlone(note, at, name.length, narrated.verbs)) return at
  }
  return -1
}

/** Words of spaced scripts end at spaces; Korean ones take particles; Chinese has no mark but quotes, the verb before, or the end. */
function standsAlone(note: string, at: number, length: number, verbs: readonly string[]): boolean {
  const before = note.slice(0, at)
  const after = note.slice(at + length)
  const name = note.slice(at, at + length)
  if (/^\p{Script=Han}/u.test(name)) {
    const verbBefore = verbs.some((verb) => before.replaceAll(EACH_QUOTE, '').trimEnd().endsWith(verb))
    return QUOTES.test(before.at(-1) ?? '') || verbBefore || /^\s*[!！。.]*\s*$/u.test(after)
  }
  if (/^\p{Script=Hangul}/u.test(name)) return !/\p{Script=Hangul}$/u.test(before)
  if (/^[\p{Script=Katakana}]/u.test(name))
    return !/[\p{Script=Katakana}ー]$/u.test(before) && !/^[\p{Script=Katakana}ー]/u.test(after)
  return !/[\p{Script=Latin}\p{N}]$/u.test(before) && !/^[\p{Script=Latin}\p{N}]/u.test(after)
}

/** Whether a note names a word: whole in Latin letters, anywhere in other scripts. */
export function hasWord(note: string, word: string): boolean {
  if (!/^\p{Script=Latin}/u.test(word)) return note.includes(word)
  for (let at = note.indexOf(word); at >= 0; at = note.indexOf(word, at + 1)) {
    if (!/[\p{L}\p{N}]$/u.test(note.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(note.slice(at + word.length))) return true
  }
  return false
}
