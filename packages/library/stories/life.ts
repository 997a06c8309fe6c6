import { sql, type Kysely, type Selectable } from 'kysely'
import { jsonText } from '../opening/json-text.ts'
import { Conflict, NotFound, Refused } from '../opening/errors.ts'
import { newId } from '../opening/ids.ts'
import { updateAtVersion } from '../opening/versions.ts'
import { write, type Tx, type Writing } from '../opening/writing.ts'
import type { Schema } from '../schema/schema.ts'
import type { StoryContent, StoryState, StoryTable } from '../schema/story-tables.ts'
import { indexStory } from '../search/indexing.ts'

type Story = Selectable<StoryTable>

/** Why a version was kept or sent out: shown in the list of revisions. */
export type Step = { who: string; reason?: string }

/** `over`: an owner's reason to publish in spite of warnings. */
export type PublishStep = Step & { over?: string }

/** A publication that is asked for: of which content, as of when, and the owner's reason to pass over warnings. */
export type Publication = { story: Story; content: StoryContent; at: Date; over?: string }

/** Lets a publication pass, with what the audit is to keep of it, or throws `Refused`. */
export type PublishGuard = (publication: Publication) => Promise<object>

/**
 * A story's life: draft → review → scheduled or published → withdrawn, and back. What readers see is a revision, frozen;
 * the draft goes on beside it and is not seen until published again. A scheduled revision is the one that was approved,
 * whatever is typed afterwards.
 */
export function createStoryLife(db: Kysely<Schema>) {
  let guard: PublishGuard | undefined
  /** Asked before the transaction: the version says whether the draft is still the one that was let through. */
  const letPass = async (id: string, version: number, at: Date, over: string | undefined): Promise<object> => {
    if (!guard) return {}
    const story = await db.selectFrom('story').selectAll().where('id', '=', id).executeTakeFirst()
    if (!story) throw new NotFound('story', id)
    if (story.version !== version) throw new Conflict('story', id, version, story.version, story)
    return guard({ story, content: story.draft, at, ...(over === undefined ? {} : { over }) })
  }
  const step = (id: string, version: number, work: (writing: Writing, story: Story) => Promise<void>): Promise<Story> =>
    write(db, async (writing) => {
      const story = await writing.tx.selectFrom('story').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
      if (!story) throw new NotFound('story', id)
      if (story.version !== version) throw new Conflict('story', id, version, story.version, story)
      await work(writing, story)
      await indexStory(writing.tx, id)
      writing.changed('story', id)
      return writing.tx.selectFrom('story').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    })
  const to = (writing: Writing, id: string, state: StoryState, values: object, who: string, detail: object = {}) => {
    writing.note(who, state, 'story', id, detail)
    return updateAtVersion(writing.tx, 'story', id, undefined, { state, ...values })
  }

  return {
    /** Sets what is asked before anything is published or scheduled, whoever does it; what is due is asked again. */
    guardWith: (check: PublishGuard | undefined): void => {
      guard = check
    },

    /** Hands the draft to whoever may publish; what was handed in is kept as a revision. */
    submit: (id: string, version: number, { who, reason }: Step): Promise<Story> =>
      step(id, version, async (writing, story) => {
        refuseFrom(story, ['draft', 'withdrawn'], 'handed in')
        await freeze(writing.tx, story, who, reason ?? 'review')
        await to(writing, id, 'review', {}, who)
      }),

    /** Back to the desk, from review or from the schedule. */
    sendBack: (id: string, version: number, { who, reason }: Step): Promise<Story> =>
      step(id, version, async (writing, story) => {
        refuseFrom(story, ['review', 'scheduled'], 'sent back')
        await to(writing, id, 'draft', { scheduledFor: null, scheduledRevisionId: null }, who, { reason })
      }),

    /** Freezes the draft and has it published at an instant. A published story stays as it is until then. */
    schedule: async (id: string, version: number, at: Date, { who, reason, over }: PublishStep): Promise<Story> => {
      const passed = await letPass(id, version, at, over)
      return step(id, version, async (writing, story) => {
        const revisionId = await freeze(writing.tx, story, who, reason ?? 'schedule')
        const state = story.state === 'published' ? 'published' : 'scheduled'
        const detail = { at, ...passed }
        await to(writing, id, state, { scheduledFor: at, scheduledRevisionId: revisionId }, who, detail)
      })
    },

    /** Takes a planned update of a published story off the schedule. */
    unschedule: (id: string, version: number, { who }: Step): Promise<Story> =>
      step(id, version, async (writing, story) => {
        const state = story.state === 'scheduled' ? 'draft' : story.state
        await to(writing, id, state, { scheduledFor: null, scheduledRevisionId: null }, who)
      }),

    /** Freezes the draft and shows it to readers now. With a correction, tells them what was wrong. */
    publish: async (
      id: string,
      version: number,
      { who, reason, correction, over }: PublishStep & { correction?: string },
    ): Promise<Story> => {
      const now = new Date()
      const passed = await letPass(id, version, now, over)
      return step(id, version, async (writing, story) => {
        const revisionId = await freeze(writing.tx, story, who, reason ?? 'publish')
        await publishRevision(writing, story, revisionId, who, now, passed)
        if (correction !== undefined) {
          await writing.tx
            .insertInto('correction')
            .values({ id: newId(), storyId: id, words: correction, by: who })
            .execute()
        }
      })
    },

    /**
     * Publishes what the schedule has due: the revision that was approved. What no longer holds (captions were
     * corrected, the airing moved) is held back: it goes to review, and the audit says why. Safe to run on several
     * machines at once. Answers the ids of those published.
     */
    publishDue: async (now: Date): Promise<string[]> => {
      const due = await db
        .selectFrom('story')
        .innerJoin('storyRevision', 'storyRevision.id', 'story.scheduledRevisionId')
        .selectAll('story')
        .select('storyRevision.content')
        .where('scheduledFor', '<=', now)
        .orderBy('scheduledFor')
        .execute()
      const published: string[] = []
      for (const { content, ...story } of due) {
        const refused = await refusalOf(guard, { story, content, at: now, over: 'as scheduled' })
        const done = await write(db, async (writing) => {
          const { tx } = writing
          const still = await tx
            .selectFrom('story')
            .selectAll()
            .where('id', '=', story.id)
            .where('scheduledRevisionId', '=', story.scheduledRevisionId)
            .where('scheduledFor', '<=', now)
            .forUpdate()
            .skipLocked()
            .executeTakeFirst()
          if (!still?.scheduledRevisionId || !still.scheduledFor) return false
          if (refused === undefined)
            await publishRevision(writing, still, still.scheduledRevisionId, 'schedule', still.scheduledFor)
          else await holdBack(writing, still, refused)
          await indexStory(tx, story.id)
          writing.changed('story', story.id)
          return refused === undefined
        })
        if (done) published.push(story.id)
      }
      return published
    },

    /** Takes a published story away; its address says so, with the reason. */
    withdraw: (id: string, version: number, { who, reason }: Step): Promise<Story> =>
      step(id, version, async (writing, story) => {
        refuseFrom(story, ['published'], 'withdrawn')
        const values = {
          withdrawnAt: new Date(),
          withdrawnReason: reason ?? null,
          scheduledFor: null,
          scheduledRevisionId: null,
        }
        await to(writing, id, 'withdrawn', values, who, { reason })
      }),

    /** Makes an earlier revision the draft. What was the draft is kept as a revision before. */
    restore: (id: string, version: number, number: number, { who }: Step): Promise<Story> =>
      step(id, version, async (writing, story) => {
        const { tx } = writing
        const old = await tx
          .selectFrom('storyRevision')
          .select('content')
          .where('storyId', '=', id)
          .where('number', '=', number)
          .executeTakeFirst()
        if (!old) throw new NotFound('revision', `${id}/${number}`)
        await freeze(tx, story, who, `before return to ${number}`)
        await to(writing, id, story.state, { draft: jsonText(old.content), draftBy: who, draftAt: new Date() }, who, {
          number,
        })
      }),
  }
}

/** Why the guard refuses; undefined where it lets pass. What is no refusal (a database that is away) is thrown on. */
async function refusalOf(guard: PublishGuard | undefined, publication: Publication): Promise<string | undefined> {
  try {
    await guard?.(publication)
    return undefined
  } catch (error) {
    if (error instanceof Refused) return error.message
    throw error
  }
}

async function holdBack({ tx, note }: Writing, story: Story, reason: string): Promise<void> {
  const state = story.state === 'scheduled' ? 'review' : story.state
  await updateAtVersion(tx, 'story', story.id, undefined, { state, scheduledFor: null, scheduledRevisionId: null })
  note('schedule', 'hold back', 'story', story.id, { reason })
}

/** Keeps the draft as a revision, unless the last one says the same. Answers its id. */
async function freeze(tx: Tx, story: Story, who: string, reason: string): Promise<string> {
  const last = await tx
    .selectFrom('storyRevision')
    .select(['id', 'number', sql<boolean>`content = ${jsonText(story.draft)}::jsonb`.as('same')])
    .where('storyId', '=', story.id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last?.same) return last.id
  const id = newId()
  await tx
    .insertInto('storyRevision')
    .values({
      id,
      storyId: story.id,
      number: (last?.number ?? 0) + 1,
      content: jsonText(story.draft),
      by: who,
      reason,
    })
    .execute()
  return id
}

async function publishRevision(
  writing: Writing,
  story: Story,
  revisionId: string,
  who: string,
  at: Date,
  passed: object = {},
): Promise<void> {
  const { tx } = writing
  const { content } = await tx
    .selectFrom('storyRevision')
    .select('content')
    .where('id', '=', revisionId)
    .executeTakeFirstOrThrow()
  await updateAtVersion(tx, 'story', story.id, undefined, {
    state: 'published',
    publishedRevisionId: revisionId,
    firstPublishedAt: story.firstPublishedAt ?? at,
    publishedAt: at,
    scheduledFor: null,
    scheduledRevisionId: null,
    withdrawnAt: null,
    withdrawnReason: null,
  })
  await layOutSubjects(tx, story, content)
  writing.note(who, 'publish', 'story', story.id, { revisionId, ...passed })
}

const IS_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Writes down what a published story is about, for the pages of those things. */
async function layOutSubjects(tx: Tx, story: Story, content: StoryContent): Promise<void> {
  const strange = [...content.personIds, ...content.episodeIds].find((id) => !IS_ID.test(id))
  if (strange !== undefined)
    throw new Refused(`The story is about "${strange}", which is no id of a person or an episode.`, {
      code: 'story-about-nothing',
      values: { strange },
    })
  const subjects = [
    ...(story.dramaId ? [{ kind: 'drama' as const, subjectId: story.dramaId }] : []),
    ...(story.makingId ? [{ kind: 'making' as const, subjectId: story.makingId }] : []),
    ...[...new Set(content.personIds)].map((subjectId) => ({ kind: 'person' as const, subjectId })),
    ...[...new Set(content.episodeIds)].map((subjectId) => ({ kind: 'episode' as const, subjectId })),
  ]
  const tags = [...new Set(content.tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))]
  await tx.deleteFrom('storySubject').where('storyId', '=', story.id).execute()
  await tx.deleteFrom('storyTag').where('storyId', '=', story.id).execute()
  if (subjects.length > 0)
    await tx
      .insertInto('storySubject')
      .values(subjects.map((row) => ({ storyId: story.id, ...row })))
      .execute()
  if (tags.length > 0)
    await tx
      .insertInto('storyTag')
      .values(tags.map((tag) => ({ storyId: story.id, tag })))
      .execute()
}

function refuseFrom(story: Story, states: readonly StoryState[], deed: string): void {
  if (states.includes(story.state)) return
  throw new Refused(`A story that is ${story.state} cannot be ${deed}: it must be ${states.join(' or ')}.`, {
    code: `story-not-${deed.replaceAll(' ', '-')}`,
    values: { state: story.state },
  })
}
