import { error } from '@sveltejs/kit'
import { captionsFile } from '#site/data/captions-file.ts'
import { dependsOn } from '#site/frame/depends.ts'
import type { RequestHandler } from './$types'

/** The captions of a public making-of as WebVTT: '0.vtt' is its first track. */
export const GET: RequestHandler = async ({ params, locals }) => {
  const page = await locals.site.library.pages.making(params.slug)
  dependsOn(locals, 'making', 'video')
  const track = page?.tracks.find(({ position }) => `${position}.vtt` === params.file)
  if (track === undefined) error(404, 'No such captions.')
  return new Response(captionsFile(track.cues), {
    headers: {
      'content-type': 'text/vtt; charset=utf-8',
      'content-language': track.language,
      'access-control-allow-origin': '*',
    },
  })
}
