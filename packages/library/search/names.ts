import { createNameIndex, foldName } from '@aftercut/engine/names'
import { sql, type Kysely } from 'kysely'
import type { Tx } from '../opening/writing.ts'
import type { Schema } from '../schema/schema.ts'
import { compact, type Token } from './fold.ts'

/** Somebody who may be meant. `score`: 0 to 1; from 0.5 up the whole name fits. */
export type Meant = { id: string; score: number }

/** Part of a query that is a drama's or a person's name: words [from, to), and whom they may mean. */
export type Mention = { from: number; to: number; dramas: string[]; people: string[] }

/** Below this only a part of the name fits (the name index's own scale). */
const WHOLE_NAME = 0.5

/** Names and titles have at most this many words, as far as a query goes. */
const LONGEST_MENTION = 6

/** A name of more words than this is no person's. */
const LONGEST_PERSON = 4

/** People leave it out, and sites differ in it. */
const LEADING_ARTICLE = /^(?:the|an?)\s+/i

/** A whole name without what writers vary: spaces, hyphens, case, accents. 'Son Suk-ku' and 'son sukku' are one. */
export function wholeKey(name: string): string {
  return `=${compact(name)}`
}

function soundKeys(name: string): string[] {
  return foldName(name).flatMap((key) => (key.startsWith('=') ? [] : [`~${key}`]))
}

/** Puts the keys of a drama or person in place of those that it had. */
export async function keepNameKeys(
  tx: Tx,
  kind: 'drama' | 'person',
  subjectId: string,
  names: readonly string[],
): Promise<void> {
  const others =
    kind === 'person' ? soundKeys : (title: string): string[] => [wholeKey(title.replace(LEADING_ARTICLE, ''))]
  const keys = new Set(names.flatMap((name) => [wholeKey(name), ...others(name)]))
  keys.delete('=')
  await tx.deleteFrom('nameKey').where('subjectId', '=', subjectId).execute()
  if (keys.size === 0) return
  await tx
    .insertInto('nameKey')
    .values([...keys].toSorted().map((key) => ({ key, kind, subjectId })))
    .execute()
}

/** For each name, the people who may be meant: those that sound alike, judged by the engine's name index. */
export async function peopleMeant(db: Kysely<Schema>, names: readonly string[]): Promise<Map<string, Meant[]>> {
  const keys = new Set(names.flatMap((name) => [wholeKey(name), ...soundKeys(name)]))
  const rows = await db
    .selectFrom('nameKey')
    .innerJoin('personName', 'personName.personId', 'nameKey.subjectId')
    .select(['personName.personId', 'personName.name'])
    .distinct()
    .where('nameKey.kind', '=', 'person')
    .where(sql<boolean>`name_key.key = any(${[...keys]}::text[])`)
    .orderBy('personName.personId')
    .orderBy('personName.name')
    .execute()
  const people = [...Map.groupBy(rows, (row) => row.personId)].map(([id, of]) =>
    personOf(
      id,
      of.map((row) => row.name),
    ),
  )
  const index = createNameIndex(people)
  return new Map(names.map((name) => [name, people.length === 0 ? [] : index.find(name)]))
}

function personOf(id: string, names: readonly string[]) {
  const hangul = names.find((name) => /^[가-힣\s]+$/.test(name))
  return hangul === undefined ? { id, names } : { id, hangul, names }
}

/** The dramas and people that a query names, longest names first, no word in two of them. */
export async function mentionsIn(db: Kysely<Schema>, words: readonly Token[]): Promise<Mention[]> {
  const spans = words.flatMap((_, from) =>
    Array.from({ length: Math.min(LONGEST_MENTION, words.length - from) }, (_, extra) => ({
      from,
      to: from + extra + 1,
    })),
  )
  const named = new Map(spans.map((span) => [wordsIn(words, span), span]))
  const rows = await sql<{ key: string; kind: string; subjectId: string }>`select key, kind, subject_id from name_key
    where key = any(${[...named.keys()].map(wholeKey)}::text[])`.execute(db)
  const spoken = [...named]
    .filter(([name, { from, to }]) => to - from <= LONGEST_PERSON && couldBeName(name, to - from))
    .map(([name]) => name)
  const meant = spoken.length === 0 ? new Map<string, Meant[]>() : await peopleMeant(db, spoken)
  const mentions = [...named].map(([name, span]): Mention => {
    const own = rows.rows.filter((row) => row.key === wholeKey(name))
    const sounding = (meant.get(name) ?? []).filter((found) => found.score >= WHOLE_NAME).map((found) => found.id)
    const exact = own.filter((row) => row.kind === 'person').map((row) => row.subjectId)
    return {
      ...span,
      dramas: own.filter((row) => row.kind === 'drama').map((row) => row.subjectId),
      people: [...new Set(exact.length > 0 ? exact : sounding)],
    }
  })
  const taken = new Set<number>()
  return mentions
    .filter((mention) => mention.dramas.length + mention.people.length > 0)
    .toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
    .filter(({ from, to }) => {
      const own = Array.from({ length: to - from }, (_, extra) => from + extra)
      if (own.some((word) => taken.has(word))) return false
      for (const word of own) taken.add(word)
      return true
    })
}

function wordsIn(words: readonly Token[], { from, to }: { from: number; to: number }): string {
  return words
    .slice(from, to)
    .map((word) => word.text)
    .join(' ')
}

/** Two Latin words or more, or a hangul name: a single Latin word would make a name of every word that sounds like one. */
function couldBeName(name: string, count: number): boolean {
  return /^[가-힣 ]{2,}$/.test(name) || (count >= 2 && /^[a-z ]+$/.test(name))
}
