import type { CallKind } from '../report/index.ts'
import type { CallLexicon, Phrase, Strength } from './call-phrases.ts'
import { type Unit, unitsOf } from './units.ts'

/** A call phrase heard in a line, and the form in which it stands there. */
export type HeardPhrase = {
  call: CallKind
  strength: Strength
  /** Letters of the line's text. */
  start: number
  end: number
  words: string
  /** The mark that follows: '!', '?', ',' …, or ''. */
  ender: string
  /** Words of ordinary talk in the same clause, and in the rest of the line. Two syllables of a syllable script count as a word. */
  talkInClause: number
  talkInLine: number
  quoted: boolean
  /** Nothing but marks follows it in the line. */
  closes: boolean
  /** How many units the phrase has. */
  length: number
}

/** Marks that end a clause. Within one phrase a comma or dots may stand ('Ready… action'), an end of sentence may not. */
const STRONG_MARK = /[.!?。！？\n]/u
const ANY_MARK = /[.!?。！？\n,;:、，；：…·"“”「」『』«»()[\]（）【】¡¿—–/]/u
const OPENING_QUOTE = /["“‘'「『«〈《]\s*[¡¿]?$/u
const SYLLABLE = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Finds the call phrases of a line: covers it with known phrases as far as that goes, and tells what is left over. */
export function hearPhrases(text: string, lexicon: CallLexicon): HeardPhrase[] {
  const units = unitsOf(text)
  const covered = cover(units, text, lexicon)
  const clauseOf = clauses(units, text)
  const left = units.map((unit, index) => (covered.item[index] === undefined ? wordsIn(unit) : 0))
  const talkInLine = left.reduce((sum, words) => sum + words, 0)
  const heard: HeardPhrase[] = []
  for (const [index, phrase] of covered.starts) {
    if (phrase.call === undefined || phrase.strength === undefined) continue
    const first = units[index]!
    const last = units[index + phrase.units.length - 1]!
    // '컷~!' is drawn out first, and exclaimed then.
    const after = /^\s*[~〜～]*([^\s\p{L}\p{N}~〜～]?)/u.exec(text.slice(last.end))?.[1] ?? ''
    heard.push({
      call: phrase.call,
      strength: phrase.strength,
      start: first.start,
      end: last.end,
      words:
        (/[¡¿]\s*$/u.exec(text.slice(0, first.start))?.[0] ?? '') +
        text.slice(first.start, last.end) +
        markAfter(text, last.end),
      ender: after,
      talkInClause: left.reduce(
        (sum, words, each) =>
          sum +
          (clauseOf[each] === clauseOf[index] || clauseOf[each] === clauseOf[index + phrase.units.length - 1]
            ? words
            : 0),
        0,
      ),
      talkInLine,
      quoted: OPENING_QUOTE.test(text.slice(0, first.start)) && talkInLine > 0,
      closes: index + phrase.units.length === units.length,
      length: phrase.units.length,
    })
  }
  return heard
}

function markAfter(text: string, at: number): string {
  return /^[!?！？.。~〜～]*/u.exec(text.slice(at))?.[0] ?? ''
}

/** Words that a unit counts as: a syllable is half a word. */
function wordsIn(unit: Unit): number {
  return SYLLABLE.test(unit.key) ? 0.5 : 1
}

/** The number of each unit's clause. */
function clauses(units: readonly Unit[], text: string): number[] {
  let clause = 0
  return units.map((unit, index) => {
    const before = units[index - 1]
    if (before && ANY_MARK.test(text.slice(before.end, unit.start))) clause++
    return clause
  })
}

/** What a unit left over costs, and what each phrase costs: long phrases win over short ones, and over talk. */
const LEFT_OVER = 1
const EACH_PHRASE = 0.1

/** The cheapest way to cover the units with phrases. */
function cover(
  units: readonly Unit[],
  text: string,
  lexicon: CallLexicon,
): { item: (Phrase | undefined)[]; starts: [number, Phrase][] } {
  const cost = [0]
  const by: (Phrase | undefined)[] = [undefined]
  for (let end = 1; end <= units.length; end++) {
    cost[end] = cost[end - 1]! + LEFT_OVER
    by[end] = undefined
  }
  for (let start = 0; start < units.length; start++) {
    if (cost[start]! + LEFT_OVER < cost[start + 1]!) {
      cost[start + 1] = cost[start]! + LEFT_OVER
      by[start + 1] = undefined
    }
    for (const phrase of lexicon.byFirst.get(units[start]!.key) ?? []) {
      const end = start + phrase.units.length
      if (end > units.length || !stands(phrase, units, start, text)) continue
      const price = cost[start]! + EACH_PHRASE + (phrase.call === undefined ? 0.01 : 0)
      if (price < cost[end]!) {
        cost[end] = price
        by[end] = phrase
      }
    }
  }
  const item: (Phrase | undefined)[] = Array.from({ length: units.length }, () => undefined)
  const starts: [number, Phrase][] = []
  for (let end = units.length; end > 0;) {
    const phrase = by[end]
    const start = phrase ? end - phrase.units.length : end - 1
    if (phrase) {
      item.fill(phrase, start, end)
      starts.unshift([start, phrase])
    }
    end = start
  }
  return { item, starts }
}

function stands(phrase: Phrase, units: readonly Unit[], start: number, text: string): boolean {
  for (const [offset, key] of phrase.units.entries()) {
    const unit = units[start + offset]!
    if (unit.key !== key) return false
    if (
      offset > 0 &&
      STRONG_MARK.test(text.slice(units[start + offset - 1]!.end, unit.start).replaceAll(/\.{2,}/gu, ''))
    )
      return false
  }
  return true
}
