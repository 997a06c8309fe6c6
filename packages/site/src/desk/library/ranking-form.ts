import type { Period } from '@aftercut/library/schema'
import { refuseProblems, type Fields } from '../frame/form.ts'
import { choiceIn, localizedIn } from '../frame/reading.ts'
import type en from '../messages/dramas.en.json'
import type { WordsOf } from '#site/language/words.ts'

export const PERIODS = ['day', 'week', 'month', 'season', 'year', 'other'] as const satisfies readonly Period[]

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** What a series of rankings is, as it was typed; what is wrong is told at its field. */
export function seriesIn(fields: Fields, say: WordsOf<keyof typeof en>) {
  const { source = '', metric = '', territory = '' } = fields
  const titles = localizedIn(fields, 'title')
  const period = choiceIn(fields['period'], PERIODS) ?? 'week'
  refuseProblems({
    'title.en': Object.keys(titles).length === 0 ? say('ranking.titleMissing') : undefined,
    source: ID.test(source) ? undefined : say('ranking.sourceMissing'),
    metric: metric === '' ? say('ranking.metricMissing') : undefined,
    territory: /^([a-z]{2}|world)$/i.test(territory) ? undefined : say('offer.badTerritory'),
  })
  const place = territory.toLowerCase() === 'world' ? 'world' : territory.toUpperCase()
  return { titles, sourceId: source, metric, territory: place, period }
}
