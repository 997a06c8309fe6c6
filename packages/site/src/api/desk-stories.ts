import type { StoryContent } from '@aftercut/library/schema'
import type { Story } from '@aftercut/library/stories'
import { draftStory, phrasingFrom } from '@aftercut/pipeline/drafting'
import { gateOf } from '@aftercut/pipeline/gate'
import { readContent } from '../desk/story/read-content.ts'
import { tiesOf } from '../desk/story/read-story.ts'
import { ApiFault, type Access } from './desk-access.ts'
import type { Ask, Operation } from './operation.ts'
import { instant, integer, list, object, oneOf, orNull, pageOf, some, spoiler, text } from './schema.ts'

const READ: Access = { scope: 'read', least: 'reader' }
const WRITE: Access = { scope: 'write:stories', least: 'writer' }
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const STATES = ['draft', 'review', 'scheduled', 'published', 'withdrawn'] as const

const line = {
  id: text(),
  slug: text(),
  language: text(),
  state: oneOf(...STATES),
  version: integer('A change is made on a version, and refused where it is no longer the newest.'),
  headline: text(),
  makingId: orNull(text()),
  dramaId: orNull(text()),
  draftBy: text(),
  draftAt: instant(),
  scheduledFor: orNull(instant()),
}

const content = {
  ...object({
    headline: text(),
    standfirst: text(),
    byline: text(),
    body: { type: 'object', description: 'ProseMirror’s JSON: { type: "doc", content: […] }.' },
    tags: list(text()),
    spoiler,
    personIds: list(text()),
    episodeIds: list(text()),
  }),
  additionalProperties: true,
  description: 'As the desk’s editor keeps it; also `teaser`, `spoilerFree`, `picture`.',
}

const failure = {
  ...object({ code: text(), message: text() }),
  additionalProperties: true,
  description: 'What keeps the story from being published.',
}

const whole = object({ ...line, content, failures: list(failure) })

const lineOf = (story: Story) => ({
  id: story.id,
  slug: story.slug,
  language: story.language,
  state: story.state,
  version: story.version,
  headline: story.draft.headline,
  makingId: story.makingId,
  dramaId: story.dramaId,
  draftBy: story.draftBy,
  draftAt: story.draftAt.toISOString(),
  scheduledFor: story.scheduledFor?.toISOString() ?? null,
})

async function wholeOf({ locals }: Ask, story: Story) {
  const { failures } = await gateOf(locals.site.library).check(story.draft, tiesOf(story))
  return {
    ...lineOf(story),
    content: story.draft,
    failures: failures.map(({ code, message, ...more }) => ({ ...more, code, message })),
  }
}

async function storyOf({ locals, path }: Ask): Promise<Story | undefined> {
  return ID.test(path('id')) ? locals.site.library.stories.get(path('id')) : undefined
}

async function listDrafts({ locals, query, page, next }: Ask) {
  const state = STATES.find((one) => one === query.get('state'))
  if (query.has('state') && state === undefined) throw new ApiFault(400, `state is one of ${STATES.join(', ')}.`)
  const found = await locals.site.library.stories.list({
    ...(state && { state }),
    offset: page.offset,
    limit: page.limit + 1,
  })
  return { items: found.slice(0, page.limit).map(lineOf), next: next(found.length > page.limit) }
}

async function oneDraft(ask: Ask) {
  const story = await storyOf(ask)
  return story && wholeOf(ask, story)
}

async function makeDraft(ask: Ask) {
  const { library } = ask.locals.site
  const person = ask.person()
  const { makingId, language = 'en', content: given, translationOf } = fieldsOf(ask.body)
  if (typeof language !== 'string' || !/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/u.test(language))
    throw new ApiFault(422, 'language is a BCP 47 tag, such as "ko".')
  const making = typeof makingId === 'string' && ID.test(makingId) ? await library.makings.get(makingId) : undefined
  if (makingId !== undefined && makingId !== null && making === undefined)
    throw new ApiFault(422, 'makingId names no making-of of the desk.')
  const kin = typeof translationOf === 'string' && ID.test(translationOf) ? translationOf : undefined
  if (translationOf !== undefined && (kin === undefined || !(await library.stories.get(kin))))
    throw new ApiFault(422, 'translationOf names no story of the desk.')
  const phrasing = phrasingFrom(process.env)
  const written: StoryContent | undefined =
    given === undefined
      ? making &&
        (
          await draftStory(library, {
            makingId: making.id,
            language,
            byline: person.name,
            ...(phrasing && { phrasing }),
          })
        )?.content
      : readContent(given)
  if (written === undefined)
    throw new ApiFault(422, 'Give the content, or a makingId of a making-of that has been read.')
  const story = await library.stories.create(
    {
      language,
      content: written,
      dramaId: making?.dramaId ?? null,
      makingId: making?.id ?? null,
      ...(kin && { translationOf: kin }),
    },
    person.name,
  )
  return wholeOf(ask, story)
}

async function changeDraft(ask: Ask) {
  const story = await storyOf(ask)
  if (story === undefined) return undefined
  const { version, content: given } = fieldsOf(ask.body)
  await ask.locals.site.library.stories.saveDraft(story.id, versionIn(version), readContent(given), ask.person().name)
  return oneDraft(ask)
}

async function handIn(ask: Ask) {
  const story = await storyOf(ask)
  if (story === undefined) return undefined
  const { version } = fieldsOf(ask.body)
  return wholeOf(
    ask,
    await ask.locals.site.library.stories.submit(story.id, versionIn(version), { who: ask.person().name }),
  )
}

function fieldsOf(body: unknown): { [field: string]: unknown } {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new ApiFault(400, 'Send a JSON object.')
  return body as { [field: string]: unknown }
}

function versionIn(version: unknown): number {
  if (!Number.isInteger(version)) throw new ApiFault(400, 'Say which version you change: { "version": 3, … }.')
  return Number(version)
}

/** The stories of the desk, for programs with a token. Publishing is a person's, at the desk. */
export const deskStoryOperations: readonly Operation[] = [
  {
    path: '/desk/stories',
    id: 'listDrafts',
    summary: 'The stories of the desk, whatever their state, last changed first.',
    access: READ,
    paged: true,
    parameters: [{ name: 'state', description: 'Only stories in this state.', schema: oneOf(...STATES) }],
    answer: pageOf(object(line)),
    run: listDrafts,
  },
  {
    path: '/desk/stories',
    method: 'post',
    id: 'makeDraft',
    summary: 'Makes a story: with the content given, or drafted from what was found in a making-of.',
    access: WRITE,
    status: 201,
    body: some({
      makingId: text(),
      language: text('"en" unless told.'),
      content,
      translationOf: text('A story’s id.'),
    }),
    answer: whole,
    run: makeDraft,
  },
  {
    path: '/desk/stories/{id}',
    id: 'getDraft',
    summary: 'A story as it is being written, with what the gate finds in it.',
    access: READ,
    answer: whole,
    run: oneDraft,
  },
  {
    path: '/desk/stories/{id}',
    method: 'put',
    id: 'changeDraft',
    summary: 'Changes what is being written. Readers see nothing of it until it is published.',
    access: WRITE,
    body: object({ version: integer(), content }),
    answer: whole,
    run: changeDraft,
  },
  {
    path: '/desk/stories/{id}/review',
    method: 'post',
    id: 'handInDraft',
    summary: 'Hands a draft to whoever may publish.',
    access: WRITE,
    body: object({ version: integer() }),
    answer: whole,
    run: handIn,
  },
]
