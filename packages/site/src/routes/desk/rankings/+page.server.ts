import { redirect } from '@sveltejs/kit'
import { attempt, readFields } from '#site/desk/frame/form.ts'
import { deskWords } from '#site/desk/frame/words.ts'
import { seriesIn } from '#site/desk/library/ranking-form.ts'
import type en from '#site/desk/messages/dramas.en.json'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import { pick } from '#site/language/index.ts'
import { sourceChoices } from '#site/desk/library/source-choices.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'reader')
  event.depends('desk:rankings')
  const { site, deskLanguage } = event.locals
  const [series, sources] = await Promise.all([site.library.rankings.list(), site.library.sources.list()])
  const named = new Map(sources.map(({ id, name }) => [id, name]))
  return {
    series: series.map(({ id, titles, sourceId, metric, territory }) => ({
      id,
      title: pick(titles, deskLanguage),
      source: named.get(sourceId) ?? '',
      metric,
      territory,
    })),
    sources: sourceChoices(sources),
  }
}

export const actions: Actions = {
  make: async (event) => {
    const { id: who } = requireRole(event, 'editor')
    const { library } = event.locals.site
    const say = deskWords<keyof typeof en>('dramas', event.locals.deskLanguage)
    const fields = await readFields(event.request)
    return attempt(fields, async () => {
      const made = await library.rankings.saveSeries(seriesIn(fields, say))
      await library.audit.add(who, 'make', 'ranking', made.id, { titles: made.titles })
      redirect(303, `/desk/rankings/${made.id}`)
    })
  },
}
