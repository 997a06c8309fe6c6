import { dependsOn } from '#site/frame/depends.ts'
import { pick, territoryName } from '#site/language/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => {
  const { site, language } = locals
  dependsOn(locals, 'ranking', 'drama')
  const series = await site.library.rankings.list()
  const shown = await Promise.all(
    series.map(async ({ slug, titles, territory }) => {
      const ranking = await site.library.pages.ranking(slug)
      return {
        slug,
        title: pick(titles, language).text,
        territory: territory === 'world' ? undefined : territoryName(territory, language),
        top: (ranking?.entries ?? []).slice(0, 3).map(({ rank, label, drama }) => ({
          rank,
          title: drama === null ? label : pick(drama.titles, language).text,
        })),
      }
    }),
  )
  return { series: shown }
}
