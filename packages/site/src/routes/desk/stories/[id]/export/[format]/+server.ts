import { error, json } from '@sveltejs/kit'
import { Refused } from '@aftercut/library/opening'
import {
  AddressRefused,
  pushStory,
  storyDocument,
  storyMarkdown,
  storyNinjs,
  type Sheet,
} from '@aftercut/pipeline/syndication'
import { sayRefusal } from '#site/desk/frame/refusals.ts'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import { storyAt } from '#site/desk/story/read-story.ts'
import type { RequestHandler } from './$types'

const FORMATS = {
  markdown: { type: 'text/markdown; charset=utf-8', ending: 'md', write: storyMarkdown },
  html: { type: 'text/html; charset=utf-8', ending: 'html', write: storyDocument },
  ninjs: {
    type: 'application/json',
    ending: 'json',
    write: (sheet: Sheet) => `${JSON.stringify(storyNinjs(sheet), null, 2)}\n`,
  },
} as const

/** The story as a file: what is published, or with `?draft` what is being written. */
export const GET: RequestHandler = async (event) => {
  requireRole(event, 'reader')
  const { locals, params, url } = event
  const format = Object.hasOwn(FORMATS, params.format)
    ? FORMATS[params.format as 'html']
    : error(404, 'There is no such format.')
  const sheet = await sheetOf(locals, params.id, url.searchParams.has('draft'))
  return new Response(format.write(sheet), {
    headers: {
      'content-type': format.type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${sheet.page.slug}.${format.ending}`)}`,
    },
  })
}

/** Pushes what is published to an outlet of the settings: `POST …/export/OUTLET`. */
export const POST: RequestHandler = async (event) => {
  const person = requireRole(event, 'editor')
  const { locals, params } = event
  try {
    return json(
      await pushStory(locals.site.library, await sheetOf(locals, params.id, false), params.format, person.name),
    )
  } catch (cause) {
    if (cause instanceof Refused) return json({ message: sayRefusal(cause, locals.deskLanguage) }, { status: 422 })
    if (cause instanceof AddressRefused) return json({ message: cause.message }, { status: 422 })
    return json(
      { message: `The other site cannot be reached: ${cause instanceof Error ? cause.message : String(cause)}` },
      { status: 502 },
    )
  }
}

async function sheetOf(locals: App.Locals, id: string, draft: boolean): Promise<Sheet> {
  const { library } = locals.site
  const story = await storyAt(library, id)
  const page =
    draft || story.state !== 'published' ? await library.pages.draft(id) : await library.pages.story(story.slug)
  if (page?.content === undefined) error(404, 'The story cannot be read.')
  return { page: { ...page, content: page.content }, origin: locals.origin }
}
