import { error, redirect } from '@sveltejs/kit'
import { playableOf } from '#site/data/index.ts'
import { dependsOn } from '#site/frame/depends.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, locals }) => {
  const page = await locals.site.library.pages.making(params.slug)
  dependsOn(locals, 'making')
  if (page === undefined) error(404, 'No such making-of.')
  if (page.making.slug !== params.slug) redirect(301, `/embed/makings/${page.making.slug}`)
  dependsOn(locals, ['video', page.video.id], 'source')
  const playable = playableOf(page, locals.language, locals.site)
  locals.player = playable
  return { playable }
}
