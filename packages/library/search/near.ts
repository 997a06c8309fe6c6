import { sql, type Kysely } from 'kysely'
import type { Schema } from '../schema/schema.ts'

/** Strokes that a slip of the finger may put: the letters of the word's own script. */
const LATIN = 'abcdefghijklmnopqrstuvwxyz'
const CYRILLIC = 'абвгдежзийклмнопрстуфхцчшщъыьэюяё'
const HANGUL = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ'

/** Words shorter than this are taken at their word: one slip makes another word of them. */
const SHORTEST_NEAR = 4

/** From this length on two slips are forgiven (as Elasticsearch's and Meilisearch's defaults have it, one letter sooner). */
const TWO_SLIPS_FROM = 7

/** Alternatives a word; more of them would be another search. */
const MOST_NEAR = 40

/** The words of the library within a slip or two of a word: replaced, missing, doubled or swapped letters. */
export async function nearWords(db: Kysely<Schema>, words: readonly string[]): Promise<Map<string, string[]>> {
  const worth = [...new Set(words)].filter((word) => word.length >= SHORTEST_NEAR)
  const oneSlip = new Map(worth.map((word) => [word, slipsOf(word)]))
  const known = await knownWords(
    db,
    [...oneSlip.values()].flatMap((slips) => [...slips]),
  )
  const near = new Map<string, string[]>()
  for (const word of worth)
    near.set(word, [...(oneSlip.get(word) ?? [])].filter((slip) => known.has(slip)).slice(0, MOST_NEAR))
  for (const word of worth.filter((each) => /^[a-z]+$/.test(each) && each.length >= TWO_SLIPS_FROM)) {
    const found = near.get(word) ?? []
    const alike = await sql<{ word: string }>`select word from search_word
      where word % ${word} and length(word) between ${word.length - 2}::integer and ${word.length + 2}::integer
      order by similarity(word, ${word}) desc limit ${MOST_NEAR}`.execute(db)
    for (const { word: other } of alike.rows)
      if (other !== word && !found.includes(other) && slipsBetween(word, other, 2) <= 2) found.push(other)
    near.set(word, found)
  }
  return near
}

async function knownWords(db: Kysely<Schema>, words: readonly string[]): Promise<Set<string>> {
  if (words.length === 0) return new Set()
  const rows = await sql<{ word: string }>`select word from search_word where word = any(${words}::text[])`.execute(db)
  return new Set(rows.rows.map((row) => row.word))
}

/** Every string one slip away. Strings of n letters have about 2·n·|alphabet|. */
export function slipsOf(word: string): Set<string> {
  const alphabet = /[ㄱ-ㅣ]/.test(word) ? HANGUL : /[а-яё]/.test(word) ? CYRILLIC : LATIN
  const slips = new Set<string>()
  for (let at = 0; at <= word.length; at++) {
    const [head, tail] = [word.slice(0, at), word.slice(at)]
    if (tail.length > 0) slips.add(head + tail.slice(1))
    if (tail.length > 1) slips.add(head + tail.charAt(1) + tail.charAt(0) + tail.slice(2))
    for (const letter of alphabet) {
      slips.add(head + letter + tail)
      if (tail.length > 0) slips.add(head + letter + tail.slice(1))
    }
  }
  slips.delete(word)
  return slips
}

/** Slips between two strings (optimal string alignment), or `most + 1` when there are more than `most`. */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1)
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > most) return most + 1
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}

/** The fewest slips between `needle` and any stretch of `text` (Sellers 1980). O(n·m). */
export function slipsWithin(needle: string, text: string): number {
  let column = Array.from({ length: needle.length + 1 }, (_, index) => index)
  let best = needle.length
  for (const letter of text) {
    const next = [0]
    for (let i = 1; i <= needle.length; i++) {
      const same = needle[i - 1] === letter
      next.push(Math.min((column[i] ?? 0) + 1, (next[i - 1] ?? 0) + 1, (column[i - 1] ?? 0) + (same ? 0 : 1)))
    }
    column = next
    best = Math.min(best, column[needle.length] ?? best)
  }
  return best
}
