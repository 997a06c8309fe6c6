import type { Kysely, Selectable } from 'kysely'
import { jsonText } from '../opening/json-text.ts'
import { Conflict, NotFound, Refused } from '../opening/errors.ts'
import { newId } from '../opening/ids.ts'
import { claimSlug, subjectOfSlug } from '../opening/slugs.ts'
import { named, updateAtVersion } from '../opening/versions.ts'
import { write, type Tx } from '../opening/writing.ts'
import type { Schema } from '../schema/schema.ts'
import type { StoryContent, StoryRevisionTable, StoryState, StoryTable } from '../schema/story-tables.ts'
import { createStoryLife } from './life.ts'
import { openQuotes, storiesQuoting, type CuesAsked, type QuotingStory } from './quoting.ts'

export type Story = Selectable<StoryTable>
export type StoryRevision = Selectable<StoryRevisionTable>
export type RevisionLine = Omit<StoryRevision, 'content'>

export type NewStory = {
  language: string
  content: StoryContent
  dramaId?: string | null
  makingId?: string | null
  /** The address wanted; otherwise made of the headline. */
  slug?: string
  /** Another language's version of the same story. */
  translationOf?: string
}

/** What can change beside the text. */
export type StoryAbout = { dramaId?: string | null; makingId?: string | null; slug?: string }

export function createStories(db: Kysely<Schema>) {
  return {
    create: (draft: NewStory, who: string): Promise<Story> =>
      write(db, async (writing) => {
        const { tx } = writing
        const id = newId()
        const { language, content, dramaId = null, makingId = null } = draft
        const slug = await claimSlug(tx, 'story', draft.slug ?? content.headline, id)
        const groupId = draft.translationOf === undefined ? id : await groupOf(tx, draft.translationOf)
        await tx
          .insertInto('story')
          .values({ id, slug, language, groupId, dramaId, makingId, draft: jsonText(content), draftBy: who })
          .execute()
        writing.note(who, 'make', 'story', id)
        writing.changed('draft', id)
        return storyOf(tx, id)
      }),

    /** Keeps what is being written (autosave). Readers see nothing of it. Answers the new version. */
    saveDraft: (id: string, version: number, content: StoryContent, who: string): Promise<number> =>
      write(db, async ({ tx, changed }) => {
        const next = await updateAtVersion(tx, 'story', id, version, {
          draft: jsonText(content),
          draftBy: who,
          draftAt: new Date(),
        })
        changed('draft', id)
        return next
      }),

    /** Changes what the story belongs to, or its address; the old address leads to the new one. */
    saveAbout: (id: string, version: number, about: StoryAbout, who: string): Promise<Story> =>
      write(db, async (writing) => {
        const { tx } = writing
        const slug = about.slug === undefined ? undefined : await claimSlug(tx, 'story', about.slug, id)
        await updateAtVersion(tx, 'story', id, version, named({ ...about, slug }))
        writing.note(who, 'change', 'story', id, about)
        writing.changed('story', id)
        return storyOf(tx, id)
      }),

    get: (id: string): Promise<Story | undefined> =>
      db.selectFrom('story').selectAll().where('id', '=', id).executeTakeFirst(),

    /** By an address of now or of once; compare `slug` to see whether to redirect. */
    bySlug: async (slug: string): Promise<Story | undefined> => {
      const id = await subjectOfSlug(db, 'story', slug)
      return id === undefined ? undefined : db.selectFrom('story').selectAll().where('id', '=', id).executeTakeFirst()
    },

    list: (
      filter: {
        state?: StoryState
        dramaId?: string
        makingId?: string
        language?: string
        limit?: number
        offset?: number
      } = {},
    ): Promise<Story[]> => {
      let query = db.selectFrom('story').selectAll().orderBy('draftAt', 'desc').orderBy('id')
      for (const field of ['state', 'dramaId', 'makingId', 'language'] as const) {
        const wanted = filter[field]
        if (wanted !== undefined) query = query.where(field, '=', wanted as never)
      }
      return query
        .limit(filter.limit ?? 50)
        .offset(filter.offset ?? 0)
        .execute()
    },

    revisions: (id: string): Promise<RevisionLine[]> =>
      db
        .selectFrom('storyRevision')
        .select(['id', 'storyId', 'number', 'by', 'reason', 'createdAt'])
        .where('storyId', '=', id)
        .orderBy('number', 'desc')
        .execute(),

    revision: (id: string, number: number): Promise<StoryRevision | undefined> =>
      db
        .selectFrom('storyRevision')
        .selectAll()
        .where('storyId', '=', id)
        .where('number', '=', number)
        .executeTakeFirst(),

    /** The versions of a story in all its languages, itself included. */
    translations: (id: string): Promise<Story[]> =>
      db
        .selectFrom('story')
        .selectAll()
        .where('groupId', '=', (from) => from.selectFrom('story').select('groupId').where('id', '=', id))
        .orderBy('language')
        .execute(),

    /** Throws a draft away that was never published; a published one can only be withdrawn. */
    discard: (id: string, version: number, who: string): Promise<void> =>
      write(db, async ({ tx, note, changed }) => {
        const story = await tx.selectFrom('story').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
        if (!story) throw new NotFound('story', id)
        if (story.version !== version) throw new Conflict('story', id, version, story.version, story)
        if (story.firstPublishedAt)
          throw new Refused('A story that readers have seen is withdrawn, not thrown away.', {
            code: 'story-was-public',
          })
        await tx
          .updateTable('story')
          .set({ scheduledRevisionId: null, scheduledFor: null, state: 'draft' })
          .where('id', '=', id)
          .execute()
        await tx.deleteFrom('story').where('id', '=', id).execute()
        await tx.deleteFrom('slug').where('kind', '=', 'story').where('subjectId', '=', id).execute()
        note(who, 'discard', 'story', id, { headline: story.draft.headline })
        changed('draft', id)
      }),

    /** Tells readers what was wrong; shown with the story and in the list of corrections. */
    addCorrection: (id: string, words: string, who: string): Promise<void> =>
      write(db, async (writing) => {
        await writing.tx.insertInto('correction').values({ id: newId(), storyId: id, words, by: who }).execute()
        writing.note(who, 'correct', 'story', id, { words })
        writing.changed('story', id)
      }),

    /** The stories that quote any of these cues, in their draft or as published. */
    quoting: (asked: CuesAsked): Promise<QuotingStory[]> => storiesQuoting(db, asked),

    /** Published stories whose quotes rest on captions that were corrected since: story id to when. */
    openQuotes: (): Promise<Map<string, Date>> => openQuotes(db),

    ...createStoryLife(db),
  }
}

export async function storyOf(tx: Tx, id: string): Promise<Story> {
  return tx.selectFrom('story').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

async function groupOf(tx: Tx, storyId: string): Promise<string> {
  const row = await tx.selectFrom('story').select('groupId').where('id', '=', storyId).executeTakeFirstOrThrow()
  return row.groupId
}
