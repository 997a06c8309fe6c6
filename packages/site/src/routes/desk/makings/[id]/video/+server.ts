import { error } from '@sveltejs/kit'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import { makingOf } from '#site/desk/watch-room/reading/read-room.ts'
import { videoSource } from '../../../../../../serve/media-library.ts'
import { mediaResponse } from '../../../../../../serve/media-response.ts'
import type { RequestHandler } from './$types'

/**
 * The making-of's own file, or with `?episode=` the file of an episode that it is laid against: for who is signed in at
 * the desk alone, whatever their rights say of readers.
 */
export const GET: RequestHandler = async (event) => {
  requireRole(event, 'reader')
  const { library, store } = event.locals.site
  const { id } = event.params
  const { video } = await makingOf(library, id).catch(() => error(404, 'No such making.'))
  const asked = event.url.searchParams.get('episode')
  const shown = asked === null ? video : (await episodeVideos(id)).find((each) => each.id === asked)
  const source = shown && (await videoSource(store, shown))
  if (source === undefined) error(404, 'There is no such video here, or it is not where it lay.')
  return mediaResponse(event.request, source)

  async function episodeVideos(makingId: string) {
    const episodes = await library.makings.episodes(makingId)
    return (await Promise.all(episodes.map((episode) => library.videos.ofEpisode(episode.id)))).flat()
  }
}
