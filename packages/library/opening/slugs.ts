import type { Kysely } from 'kysely'
import type { Schema } from '../schema/schema.ts'
import type { SlugKind } from '../schema/story-tables.ts'
import { NotFound } from './errors.ts'
import type { Tx } from './writing.ts'

/** Long enough for a headline, short enough for an address bar. */
const LONGEST_SLUG = 96

/** Letters and digits of any script, lower case, joined by hyphens: 'It’s Okay!' → 'its-okay', '나의 집' → '나의-집'. */
export function slugOf(words: string): string {
  const slug = words
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/['’‘ʼ]/g, '')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  const short =
    slug.length > LONGEST_SLUG ? slug.slice(0, slug.lastIndexOf('-', LONGEST_SLUG) + 1 || LONGEST_SLUG) : slug
  return short.replaceAll(/^-+|-+$/g, '') || 'untitled'
}

/**
 * Gives a thing an address of its own: the wanted one, or with a number after it where another has, or ever had, that
 * one. The addresses it had before stay its own, and lead to the new one.
 */
export async function claimSlug(tx: Tx, kind: SlugKind, wanted: string, subjectId: string): Promise<string> {
  const base = slugOf(wanted)
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`
    await tx
      .insertInto('slug')
      .values({ kind, slug, subjectId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const holder = await tx
      .selectFrom('slug')
      .select('subjectId')
      .where('kind', '=', kind)
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow()
    if (holder.subjectId === subjectId) return slug
  }
}

/** Whom an address, of now or of once, stands for; undefined for none. */
export async function subjectOfSlug(db: Kysely<Schema>, kind: SlugKind, slug: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('slug')
    .select('subjectId')
    .where('kind', '=', kind)
    .where('slug', '=', slug.normalize('NFC').toLowerCase())
    .executeTakeFirst()
  return row?.subjectId
}

export async function subjectOfSlugOrThrow(db: Kysely<Schema>, kind: SlugKind, slug: string): Promise<string> {
  const id = await subjectOfSlug(db, kind, slug)
  if (!id) throw new NotFound(kind, slug)
  return id
}
