import { error } from '@sveltejs/kit'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import { makingOf } from '#site/desk/watch-room/reading/read-room.ts'
import { pick } from '#site/language/index.ts'
import type { PageServerLoad } from './$types'

/** What stands at the head of the room; the findings follow by themselves, so that the page is there at once. */
export const load: PageServerLoad = async (event) => {
  requireRole(event, 'reader')
  event.depends('desk:making')
  const { locals, params } = event
  const { library } = locals.site
  const found = await makingOf(library, params.id).catch(() => undefined)
  if (!found) error(404, 'No such making-of.')
  const { making, video } = found
  const drama = making.dramaId === null ? undefined : await library.dramas.get(making.dramaId)
  return {
    making: {
      id: making.id,
      slug: making.slug,
      videoId: video.id,
      title: pick(making.titles, locals.deskLanguage),
      drama: drama && { id: drama.id, title: pick(drama.titles, locals.deskLanguage).text },
      state: making.state,
      progress: making.progress,
      problem: making.problem,
    },
  }
}
