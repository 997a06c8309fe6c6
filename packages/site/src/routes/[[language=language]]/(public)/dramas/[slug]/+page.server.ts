import { error, redirect } from '@sveltejs/kit'
import { dramaData } from '#site/about/drama-data.ts'
import { dramaView } from '#site/data/drama-view.ts'
import { asked, dependsOn } from '#site/frame/depends.ts'
import { Unsent } from '#site/frame/unsent.ts'
import { localPath } from '#site/language/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, locals }) => {
  const { site, language, origin } = locals
  const now = new Date()
  const page = await asked(
    locals,
    `drama ${params.slug}`,
    ['drama', 'story', 'making', 'person', 'ranking', 'schedule', 'source'],
    () => site.library.pages.drama(params.slug, now),
  )
  dependsOn(locals, 'drama')
  if (page === undefined) error(404, 'No such drama.')
  if (page.drama.slug !== params.slug) redirect(301, localPath(`/dramas/${page.drama.slug}`, language))
  dependsOn(locals, 'story', 'making', 'person', 'ranking', 'schedule', 'source')
  locals.freshSeconds = 60
  const view = dramaView(page, locals, now)
  return { page: new Unsent({ drama: view, things: dramaData(view, { origin, language }) }) }
}
