import { error, redirect } from '@sveltejs/kit'
import { asked, dependsOn } from '#site/frame/depends.ts'
import { localPath, pick, territoryName } from '#site/language/index.ts'
import { parseDay } from '#site/time/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const { site, language, origin, words } = locals
  const day = url.searchParams.get('day') ?? undefined
  if (day !== undefined && parseDay(day) === undefined) error(404, 'No such day.')
  dependsOn(locals, 'ranking', 'drama', 'source')
  const page = await asked(locals, `ranking ${params.slug} ${day ?? ''}`, ['ranking', 'drama', 'source'], () =>
    site.library.pages.ranking(params.slug, day),
  )
  if (page === undefined) error(404, 'No such ranking.')
  const { series, ranking, source } = page
  if (series.slug !== params.slug) redirect(301, localPath(`/rankings/${series.slug}`, language))
  const title = pick(series.titles, language).text
  const entries = page.entries.map(({ rank, label, drama, value, was, change }) => ({
    rank,
    title: drama === null ? label : pick(drama.titles, language).text,
    slug: drama?.slug,
    value,
    was,
    change,
  }))
  return {
    slug: series.slug,
    title,
    metric: series.metric,
    period: words.named('period', series.period),
    territory: series.territory === 'world' ? words('ranking.world') : territoryName(series.territory, language),
    fromOn: ranking.fromOn,
    toOn: ranking.toOn,
    before: page.before?.toOn,
    source: { name: source.name, url: source.url },
    entries,
    things: [
      {
        '@type': 'ItemList',
        name: title,
        itemListOrder: 'https://schema.org/ItemListOrderAscending',
        numberOfItems: entries.length,
        itemListElement: entries.map((entry) => ({
          '@type': 'ListItem',
          position: entry.rank,
          name: entry.title,
          ...(entry.slug === undefined ? {} : { url: `${origin}${localPath(`/dramas/${entry.slug}`, language)}` }),
        })),
      },
    ],
  }
}
