import { error } from '@sveltejs/kit'
import { chaptersFile, chaptersOf } from '#site/data/chapters.ts'
import { dependsOn } from '#site/frame/depends.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ params, locals }) => {
  const page = await locals.site.library.pages.making(params.slug)
  dependsOn(locals, 'making', 'video')
  if (page === undefined) error(404, 'No such making-of.')
  return new Response(chaptersFile(chaptersOf(page, locals.language)), {
    headers: { 'content-type': 'text/vtt; charset=utf-8' },
  })
}
