import { error, json } from '@sveltejs/kit'
import { Conflict } from '@aftercut/library/opening'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import { readContent } from '#site/desk/story/read-content.ts'
import { headOf, storyAt } from '#site/desk/story/read-story.ts'
import type { SaveClash } from '#site/desk/story/story-data.ts'
import type { RequestHandler } from './$types'

/** The draft as it stands. */
export const GET: RequestHandler = async (event) => {
  requireRole(event, 'reader')
  const { library } = event.locals.site
  const story = await storyAt(library, event.params.id)
  return json(
    { head: await headOf(library, story), content: story.draft },
    { headers: { 'cache-control': 'private, no-store' } },
  )
}

/** Keeps what is typed: `{ version, content }`; 409 with the draft as it stands where someone else saved first. */
export const PUT: RequestHandler = async (event) => {
  const person = requireRole(event, 'writer', 'write:stories')
  const { library } = event.locals.site
  const body = (await event.request.json().catch(() => error(400, 'The request is no JSON.'))) as Record<
    string,
    unknown
  >
  const { id } = await storyAt(library, event.params.id)
  const content = readContent(body['content'])
  if (!Number.isInteger(body['version'])) error(400, 'A draft is saved on a version.')
  try {
    await library.stories.saveDraft(id, Number(body['version']), content, person.name)
  } catch (cause) {
    if (!(cause instanceof Conflict)) throw cause
    const now = await storyAt(library, id)
    const conflict: SaveClash = { version: now.version, content: now.draft, by: now.draftBy }
    return json({ conflict }, { status: 409 })
  }
  return json({ head: await headOf(library, await storyAt(library, id)) })
}
