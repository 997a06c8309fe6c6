import { error, json } from '@sveltejs/kit'
import { Refused } from '@aftercut/library/opening'
import { UnreadableInput } from '@aftercut/engine/report'
import { takeStoryStill } from '@aftercut/pipeline/pictures'
import { sayRefusal } from '#site/desk/frame/refusals.ts'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import { storyAt } from '#site/desk/story/read-story.ts'
import type { RequestHandler } from './$types'

/** Takes a still of the story's making-of at `{ at }` seconds: its key in the store, its size, and an address to see it. */
export const POST: RequestHandler = async (event) => {
  requireRole(event, 'writer')
  const { library, store, pictureUrl } = event.locals.site
  const { at } = (await event.request.json().catch(() => error(400, 'The request is no JSON.'))) as { at?: unknown }
  const { makingId } = await storyAt(library, event.params.id)
  if (makingId === null || store === undefined) error(422, 'The story has no making-of to take a still of.')
  try {
    const still = await takeStoryStill({ library, store }, makingId, Number(at))
    return json({ ...still, url: pictureUrl(still.key) })
  } catch (cause) {
    if (cause instanceof Refused) error(422, sayRefusal(cause, event.locals.deskLanguage))
    if (cause instanceof UnreadableInput) error(422, cause.message)
    throw cause
  }
}
