import type { CallKind } from '../report/index.ts'
import en from './phrases.en.json' with { type: 'json' }
import es from './phrases.es.json' with { type: 'json' }
import ja from './phrases.ja.json' with { type: 'json' }
import ko from './phrases.ko.json' with { type: 'json' }
import zh from './phrases.zh.json' with { type: 'json' }
import { unitsOf } from './units.ts'

/**
 * How sure a phrase that stands alone is a call: 'sure' nearly always; 'likely' with an exclamation, a caller or a
 * performance beside it; 'maybe' only right after a cut or from a caller.
 */
export type Strength = 'sure' | 'likely' | 'maybe'

/** A phrase as units; without a `call` it merely may stand beside one ('everyone', '자'). */
export type Phrase = { units: string[]; call?: CallKind; strength?: Strength }

/** The file that a contributor extends: see docs/calls.md. */
export type PhraseFile = {
  language: string
  calls: Record<CallKind, Record<Strength, string[]>>
  /** Words that may stand beside a call without making it ordinary talk. */
  beside: string[]
  /** Who calls, as speaker labels name them. */
  callers: string[]
  /** Of narrating captions ('[director yells cut]'): what is done with a call, and the calls as named there. */
  narrated: { verbs: string[]; calls: Record<CallKind, string[]> }
}

const FILES: Record<string, PhraseFile> = { en, es, ja, ko, zh }
const KINDS: CallKind[] = ['action', 'cut', 'ng', 'okay', 'again']
const STRENGTHS: Strength[] = ['sure', 'likely', 'maybe']

/** The phrases of one or more languages, ready to look up. */
export type CallLexicon = {
  byFirst: Map<string, Phrase[]>
  callers: string[]
  narrated: PhraseFile['narrated'][]
}

const lexicons = new Map<string, CallLexicon>()

/**
 * The phrases to listen for in a track. English ones are heard on sets everywhere; a track of unknown language is
 * searched for all.
 */
export function callLexicon(language: string): CallLexicon {
  const own = language.slice(0, 2)
  const known = lexicons.get(own)
  if (known) return known
  const files = own === 'un' ? Object.values(FILES) : [...new Set([FILES[own] ?? en, en])]
  const lexicon = compile(files)
  lexicons.set(own, lexicon)
  return lexicon
}

function compile(files: readonly PhraseFile[]): CallLexicon {
  const byFirst = new Map<string, Phrase[]>()
  const add = (text: string, phrase: Omit<Phrase, 'units'>) => {
    const units = unitsOf(text).map((unit) => unit.key)
    const first = units[0]
    if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), { units, ...phrase }])
  }
  for (const file of files) {
    for (const call of KINDS) {
      for (const strength of STRENGTHS) {
        for (const text of file.calls[call][strength]) add(text, { call, strength })
      }
    }
    for (const text of file.beside) add(text, {})
  }
  return {
    byFirst,
    callers: files.flatMap((file) => file.callers.map((caller) => caller.toLowerCase())),
    narrated: files.map((file) => file.narrated),
  }
}
