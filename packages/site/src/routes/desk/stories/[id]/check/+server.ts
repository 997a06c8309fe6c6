import { error, json } from '@sveltejs/kit'
import { gateOf } from '@aftercut/pipeline/gate'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import { readContent } from '#site/desk/story/read-content.ts'
import { storyAt, tiesOf } from '#site/desk/story/read-story.ts'
import type { RequestHandler } from './$types'

/** What the gate says of `{ content }`, saved or not. */
export const POST: RequestHandler = async (event) => {
  requireRole(event, 'writer')
  const { library } = event.locals.site
  const body = (await event.request.json().catch(() => error(400, 'The request is no JSON.'))) as { content?: unknown }
  const story = await storyAt(library, event.params.id)
  return json(await gateOf(library).check(readContent(body.content), tiesOf(story)))
}
