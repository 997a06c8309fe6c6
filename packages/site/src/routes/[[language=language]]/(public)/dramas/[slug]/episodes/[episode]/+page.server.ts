import { error, redirect } from '@sveltejs/kit'
import { episodeView } from '#site/data/episode-view.ts'
import { dependsOn } from '#site/frame/depends.ts'
import { localPath } from '#site/language/index.ts'
import type { PageServerLoad } from './$types'

/** '1-12' is season 1, episode 12; '12' alone is of the first season. */
export const load: PageServerLoad = async ({ params, locals }) => {
  const { site, language } = locals
  const match = /^(?:(\d{1,2})-)?(\d{1,4})$/.exec(params.episode)
  if (match === null) error(404, 'No such episode.')
  const [season, number] = [Number(match[1] ?? 1), Number(match[2])]
  dependsOn(locals, 'drama')
  const page = await site.library.pages.episode(params.slug, season, number)
  if (page === undefined) error(404, 'No such episode.')
  const { slug } = page.facts.drama
  if (slug !== params.slug || params.episode !== `${season}-${number}`)
    redirect(301, localPath(`/dramas/${slug}/episodes/${season}-${number}`, language))
  dependsOn(locals, 'making', 'story', 'person', 'schedule')
  locals.freshSeconds = 60
  return { episode: episodeView(page, locals) }
}
