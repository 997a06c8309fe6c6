import { error } from '@sveltejs/kit'
import { Readable } from 'node:stream'
import { waveformKeyOf } from '@aftercut/pipeline/jobs'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import { makingOf } from '#site/desk/watch-room/reading/read-room.ts'
import type { RequestHandler } from './$types'

/** The levels of the sound. 204: the making was watched before levels were kept, or has no sound. */
export const GET: RequestHandler = async (event) => {
  requireRole(event, 'reader')
  const { library, store } = event.locals.site
  const { video } = await makingOf(library, event.params.id).catch(() => error(404, 'No such making.'))
  const key = waveformKeyOf(video.id)
  const size = await store?.size(key)
  if (store === undefined || size === undefined) return new Response(null, { status: 204 })
  return new Response(Readable.toWeb(await store.get(key)) as ReadableStream, {
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': String(size),
      'cache-control': 'private, max-age=600',
    },
  })
}
