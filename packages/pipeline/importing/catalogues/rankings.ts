import type { Problem } from '@aftercut/engine/report'
import type { Library } from '@aftercut/library/opening'
import type { Period } from '@aftercut/library/schema'
import type { Row } from '../../tables/index.ts'

/** One line of a ranking, whatever file it came from. Days are 'YYYY-MM-DD'. */
export type RankedLine = {
  line: number
  ranking: string
  source: string
  sourceUrl?: string
  metric: string
  /** ISO 3166-1 alpha-2, or 'world'. */
  territory: string
  period: Period
  fromOn: string
  toOn: string
  rank: number
  title: string
  value?: number
}

const PERIODS: readonly Period[] = ['day', 'week', 'month', 'season', 'year', 'other']
export const RANKING_COLUMNS = ['ranking', 'source', 'metric', 'territory', 'period', 'from', 'to', 'rank', 'title']

/** The general CSV: ranking, source, metric, territory, period, from, to, rank, title; url and value may follow. */
export function readRankingRows(file: string, rows: readonly Row[]): { lines: RankedLine[]; problems: Problem[] } {
  return readRows(file, rows, ({ line, cells }) => {
    const period = PERIODS.find((one) => one === cells.period?.toLowerCase())
    if (!period) return `'${cells.period}' is no period; write one of ${PERIODS.join(', ')}`
    return rankedLine({
      line,
      ranking: cells.ranking ?? '',
      source: cells.source ?? '',
      sourceUrl: cells.url,
      metric: cells.metric ?? '',
      territory: cells.territory ?? '',
      period,
      fromOn: cells.from ?? '',
      toOn: cells.to ?? '',
      rank: cells.rank ?? '',
      title: cells.title ?? '',
      value: cells.value,
    })
  })
}

export const NETFLIX_COLUMNS = ['week', 'category', 'weekly_rank', 'show_title']

/**
 * Netflix's weekly TSV files (all-weeks-global.tsv, all-weeks-countries.tsv; netflix.com/tudum/top10): `week` is the
 * Sunday on which the week ends, countries carry `country_iso2`, the world's file hours and views.
 */
export function readNetflixRows(file: string, rows: readonly Row[]): { lines: RankedLine[]; problems: Problem[] } {
  return readRows(file, rows, ({ line, cells }) => {
    const end = Date.parse(cells.week ?? '')
    if (Number.isNaN(end)) return `'${cells.week}' is no day`
    const country = cells.country_iso2
    return rankedLine({
      line,
      ranking: `Netflix Top 10: ${cells.category}${country ? ` (${cells.country_name ?? country})` : ''}`,
      source: 'Netflix Top 10',
      sourceUrl: 'https://www.netflix.com/tudum/top10',
      metric: cells.weekly_views ? 'views' : 'hours viewed',
      territory: country || 'world',
      period: 'week',
      fromOn: new Date(end - 6 * 86_400_000).toISOString().slice(0, 10),
      toOn: (cells.week ?? '').slice(0, 10),
      rank: cells.weekly_rank ?? '',
      title: (cells.season_title && cells.season_title !== 'N/A' ? cells.season_title : cells.show_title) ?? '',
      value: cells.weekly_views || cells.weekly_hours_viewed,
    })
  })
}

/** Keeps rankings: one series for each name and territory, one ranking for each period, titles joined to dramas. */
export async function keepRankings(lines: readonly RankedLine[], library: Library): Promise<void> {
  const dramas = new Map<string, string | null>()
  const dramaOf = async (title: string) => {
    const plain = title.replace(/:\s*(?:Limited Series|Season \d+)$/i, '')
    if (!dramas.has(plain)) dramas.set(plain, (await library.dramas.byTitle(plain))?.id ?? null)
    return dramas.get(plain) ?? null
  }
  const sources = await library.sources.list()
  for (const [, ofSeries] of grouped(lines, ({ ranking, territory }) => `${ranking}\n${territory}`)) {
    const [first] = ofSeries
    if (!first) continue
    const { ranking, metric, territory, period, source: name, sourceUrl } = first
    const source =
      sources.find((one) => one.name === name) ??
      (await library.sources.save({ kind: 'database', name, ...(sourceUrl && { url: sourceUrl }) }))
    if (!sources.includes(source)) sources.push(source)
    const slug = `${ranking} ${territory}`
    const known = (await library.rankings.list()).find(
      (one) => one.titles.en === ranking && one.territory === territory,
    )
    const series = await library.rankings.saveSeries({
      slug: known?.slug ?? slug,
      titles: { en: ranking },
      sourceId: source.id,
      metric,
      territory,
      period,
    })
    for (const [, ofPeriod] of grouped(ofSeries, ({ fromOn, toOn }) => `${fromOn} ${toOn}`)) {
      const entries = []
      for (const { rank, title, value } of ofPeriod.toSorted((a, b) => a.rank - b.rank))
        entries.push({ rank, label: title, dramaId: await dramaOf(title), value: value ?? null })
      const [{ fromOn, toOn } = { fromOn: '', toOn: '' }] = ofPeriod
      await library.rankings.save({ seriesId: series.id, fromOn, toOn, entries })
    }
  }
}

type Raw = Omit<RankedLine, 'rank' | 'value' | 'sourceUrl'> & {
  rank: string
  value?: string | undefined
  sourceUrl?: string | undefined
}

/** A line that can be taken, or why it cannot. */
function rankedLine({ rank, value, sourceUrl, ...raw }: Raw): RankedLine | string {
  const day = /^\d{4}-\d{2}-\d{2}$/
  const place = Number(rank)
  if (!Number.isInteger(place) || place < 1) return `'${rank}' is no rank`
  if (!day.test(raw.fromOn) || !day.test(raw.toOn))
    return `'${raw.fromOn}' to '${raw.toOn}' are no days; write YYYY-MM-DD`
  if (raw.fromOn > raw.toOn) return `the period from ${raw.fromOn} to ${raw.toOn} runs backwards`
  if (!/^(?:[A-Z]{2}|world)$/.test(raw.territory))
    return `'${raw.territory}' is no territory; write two letters, or world`
  const number = value ? Number(value.replaceAll(',', '')) : undefined
  if (number !== undefined && Number.isNaN(number)) return `'${value}' is no number`
  return { ...raw, rank: place, ...(number !== undefined && { value: number }), ...(sourceUrl && { sourceUrl }) }
}

/** Takes what can be taken of rows; each that cannot is a problem with its line and the reason. */
export function readRows<Taken extends object>(
  file: string,
  rows: readonly Row[],
  take: (row: Row) => Taken | string,
): { lines: Taken[]; problems: Problem[] } {
  const lines: Taken[] = []
  const problems: Problem[] = []
  for (const row of rows) {
    const taken = take(row)
    if (typeof taken !== 'string') lines.push(taken)
    else
      problems.push({
        file,
        code: 'odd-row',
        line: row.line,
        message: `Line ${row.line}: ${taken}; the row is left out.`,
      })
  }
  return { lines, problems }
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  return Map.groupBy(items, keyOf)
}
