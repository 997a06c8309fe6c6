import { error, redirect } from '@sveltejs/kit'
import { makingView } from '#site/data/making-view.ts'
import { makingData } from '#site/about/making-data.ts'
import { asked, dependsOn } from '#site/frame/depends.ts'
import { Unsent } from '#site/frame/unsent.ts'
import { localPath } from '#site/language/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const { site, language, origin } = locals
  const page = await asked(locals, `making ${params.slug}`, ['making', 'video', 'drama', 'story', 'source'], () =>
    site.library.pages.making(params.slug),
  )
  dependsOn(locals, 'making')
  if (page === undefined) error(404, 'No such making-of.')
  if (page.making.slug !== params.slug) redirect(301, localPath(`/makings/${page.making.slug}`, language))
  dependsOn(locals, ['video', page.video.id], 'story', 'drama', 'person', 'source')
  const cast = page.drama === null ? [] : await site.library.cast.cast(page.drama.id)
  const captions = url.searchParams.get('captions')
  const view = makingView(page, cast, captions === null ? undefined : Number(captions), locals)
  locals.player = view.playable
  return { page: new Unsent({ making: view, things: makingData(view, { origin, language }) }) }
}
