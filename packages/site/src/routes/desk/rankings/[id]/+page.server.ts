import { error, type RequestEvent } from '@sveltejs/kit'
import { attempt, readFields, refuseProblems, type Fields } from '#site/desk/frame/form.ts'
import { dayIn } from '#site/desk/frame/reading.ts'
import type { RefusalKey } from '#site/desk/frame/refusals.ts'
import { deskWords } from '#site/desk/frame/words.ts'
import { seriesIn } from '#site/desk/library/ranking-form.ts'
import { readRankingLines, writeRankingLines } from '#site/desk/library/ranking-lines.ts'
import type en from '#site/desk/messages/dramas.en.json'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import { pick } from '#site/language/index.ts'
import type { WordsOf } from '#site/language/words.ts'
import { sourceChoices } from '#site/desk/library/source-choices.ts'
import type { Actions, PageServerLoad } from './$types'

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

type Library = App.Locals['site']['library']

async function seriesAt({ locals, params }: RequestEvent) {
  const id = params['id'] ?? ''
  const series = ID.test(id) ? await locals.site.library.rankings.series(id) : undefined
  return series ?? error(404, deskWords<RefusalKey>('refusals', locals.deskLanguage)('not-there'))
}

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'reader')
  event.depends('desk:ranking')
  const { site, deskLanguage } = event.locals
  const series = await seriesAt(event)
  const [periods, sources, dramas] = await Promise.all([
    site.library.rankings.periods(series.id),
    site.library.sources.list(),
    site.library.dramas.list({ limit: 10_000 }),
  ])
  const titles = new Map(dramas.map((drama) => [drama.id, pick(drama.titles, deskLanguage).text]))
  const { id, slug, metric, territory, period, sourceId } = series
  return {
    series: { id, slug, titles: series.titles, metric, territory, period, sourceId },
    title: pick(series.titles, deskLanguage),
    sources: sourceChoices(sources),
    periods: periods.map(({ id: rankingId, fromOn, toOn, asOf, entries }) => ({
      id: rankingId,
      fromOn,
      toOn,
      asOf,
      text: writeRankingLines(entries),
      entries: entries.map(({ rank, label, value, dramaId }) => ({
        rank,
        label,
        value,
        drama: dramaId === null ? null : { id: dramaId, title: titles.get(dramaId) ?? label },
      })),
    })),
  }
}

export const actions: Actions = {
  series: (event) =>
    act(event, async ({ id, fields, say, library }) => {
      await library.rankings.saveSeries({ id, slug: fields['slug'] ?? '', ...seriesIn(fields, say) })
    }),

  /** The whole of one period; said again for the same days, it takes the place of what stood there. */
  period: (event) =>
    act(event, async ({ id, fields, say, library }) => {
      const [fromOn, toOn, asOf] = [dayIn(fields['fromOn']), dayIn(fields['toOn']), dayIn(fields['asOf'])]
      const read = readRankingLines(fields['entries'] ?? '')
      const backwards = typeof fromOn === 'string' && typeof toOn === 'string' && toOn < fromOn
      const wrong = 'wrong' in read ? say('ranking.badLine', { line: read.wrong }) : undefined
      refuseProblems({
        fromOn: typeof fromOn === 'string' ? undefined : say('airing.badDay'),
        toOn: typeof toOn !== 'string' ? say('airing.badDay') : backwards ? say('ranking.backwards') : undefined,
        asOf: asOf === undefined ? say('airing.badDay') : undefined,
        entries: wrong ?? ('lines' in read && read.lines.length === 0 ? say('ranking.noLines') : undefined),
      })
      if (typeof fromOn !== 'string' || typeof toOn !== 'string' || !('lines' in read)) return
      const entries = await Promise.all(
        read.lines.map(async (line) => ({ ...line, dramaId: (await library.dramas.byTitle(line.label))?.id ?? null })),
      )
      await library.rankings.save({ seriesId: id, fromOn, toOn, asOf: asOf ?? null, entries })
      const was = fields['was'] ?? ''
      const [moved] = (await library.rankings.periods(id)).filter((each) => each.id === was)
      if (moved && (moved.fromOn !== fromOn || moved.toOn !== toOn)) await library.rankings.remove(was)
    }),

  removePeriod: (event) =>
    act(event, async ({ id, fields, library }) => {
      const own = (await library.rankings.periods(id)).find((each) => each.id === fields['ranking'])
      if (own) await library.rankings.remove(own.id)
    }),
}

type Given = { id: string; fields: Fields; say: WordsOf<keyof typeof en>; library: Library }

async function act(event: RequestEvent, work: (given: Given) => Promise<void>) {
  const { id: who } = requireRole(event, 'editor')
  const { library } = event.locals.site
  const fields = await readFields(event.request)
  const say = deskWords<keyof typeof en>('dramas', event.locals.deskLanguage)
  const { id } = await seriesAt(event)
  return attempt(fields, async () => {
    await work({ id, fields, say, library })
    await library.audit.add(who, 'change', 'ranking', id, {})
    return {}
  })
}
