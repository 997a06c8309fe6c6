import { error } from '@sveltejs/kit'
import { Readable } from 'node:stream'
import { stillKeyOf } from '@aftercut/pipeline/jobs'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import { makingOf } from '#site/desk/watch-room/reading/read-room.ts'
import type { RequestHandler } from './$types'

/** A still of the strip, by its number. */
export const GET: RequestHandler = async (event) => {
  requireRole(event, 'reader')
  const { library, store } = event.locals.site
  const index = Number(event.params.index)
  const { video } = await makingOf(library, event.params.id).catch(() => error(404, 'No such making.'))
  const key = Number.isInteger(index) && index >= 0 ? stillKeyOf(video.id, index) : undefined
  if (key === undefined || (await store?.size(key)) === undefined || store === undefined) error(404, 'No such still.')
  return new Response(Readable.toWeb(await store.get(key)) as ReadableStream, {
    headers: { 'content-type': 'image/jpeg', 'cache-control': 'private, max-age=86400' },
  })
}
