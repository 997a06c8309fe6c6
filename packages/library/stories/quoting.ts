import type { Kysely } from 'kysely'
import type { Schema } from '../schema/schema.ts'
import type { Body, StoryState } from '../schema/story-tables.ts'
import type { Tx } from '../opening/writing.ts'

/** A story with words of certain cues in it, in its draft or as readers see it. */
export type QuotingStory = { id: string; slug: string; headline: string; state: StoryState; published: boolean }

/** What the audit trail says of a story when words under one of its quotes were corrected. */
export const QUOTE_OPENED = 'open quote'

type Node = { attrs?: Attrs; marks?: { attrs?: Attrs }[]; content?: Node[] }
type Attrs = { track?: unknown; cues?: unknown; start?: unknown; end?: unknown }

/** The cues of a track whose words matter: their numbers, and the spans that they take, in seconds. */
export type CuesAsked = { trackId: string; cues: readonly { number: number; start: number; end: number }[] }

/** The stories that quote any of these cues, newest first. A quote without cue numbers is judged by its seconds. */
export async function storiesQuoting(db: Kysely<Schema> | Tx, asked: CuesAsked): Promise<QuotingStory[]> {
  const rows = await db
    .selectFrom('story')
    .leftJoin('storyRevision', 'storyRevision.id', 'story.publishedRevisionId')
    .select(['story.id', 'story.slug', 'story.state', 'story.draft', 'storyRevision.content'])
    .where((where) =>
      where.or([
        where(where.cast<string>('story.draft', 'text'), 'like', `%${asked.trackId}%`),
        where(where.cast<string>('storyRevision.content', 'text'), 'like', `%${asked.trackId}%`),
      ]),
    )
    .orderBy('story.id', 'desc')
    .execute()
  return rows.flatMap(({ id, slug, state, draft, content }) => {
    const published = state === 'published' && content !== null && quotes(content.body, asked)
    if (!published && !quotes(draft.body, asked)) return []
    return [{ id, slug, state, headline: (published ? content : draft).headline, published }]
  })
}

function quotes(body: Body, asked: CuesAsked): boolean {
  return quotesWithin(body as Node, asked)
}

function quotesWithin(node: Node, asked: CuesAsked): boolean {
  return (
    [node, ...(node.marks ?? [])].some(({ attrs }) => attrs !== undefined && restsOn(attrs, asked)) ||
    (Array.isArray(node.content) && node.content.some((child) => quotesWithin(child, asked)))
  )
}

function restsOn({ track, cues, start, end }: Attrs, asked: CuesAsked): boolean {
  if (track !== asked.trackId) return false
  const numbers = Array.isArray(cues)
    ? cues.map((cue) => (typeof cue === 'number' ? cue : (cue as { cue?: number }).cue))
    : []
  if (numbers.length > 0) return asked.cues.some(({ number }) => numbers.includes(number))
  return asked.cues.some((cue) => Number(start) < cue.end && cue.start < Number(end))
}

/** Published stories with quotes whose captions were corrected after they were published: story id to when. */
export async function openQuotes(db: Kysely<Schema>): Promise<Map<string, Date>> {
  const rows = await db
    .selectFrom('audit')
    .innerJoin('story', 'story.id', 'audit.subjectId')
    .select((select) => ['story.id', select.fn.max('audit.at').as('at')])
    .where('audit.subjectKind', '=', 'story')
    .where('audit.action', '=', QUOTE_OPENED)
    .where('story.state', '=', 'published')
    .whereRef('audit.at', '>', 'story.publishedAt')
    .groupBy('story.id')
    .execute()
  return new Map(rows.map(({ id, at }) => [id, new Date(at)]))
}
