import { dependsOn } from '../frame/depends.ts'
import type { Ask, Operation } from './operation.ts'
import {
  address,
  day,
  instant,
  integer,
  list,
  localized,
  number,
  object,
  oneOf,
  orNull,
  pageOf,
  text,
} from './schema.ts'

const status = oneOf('announced', 'airing', 'hiatus', 'ended', 'cancelled')
const line = { slug: text(), url: address(), titles: localized, network: orNull(text()), status }
const person = object({ slug: text(), names: localized })

const drama = object({
  ...line,
  synopses: list(object({ language: text(), words: text() })),
  seasons: list(
    object({
      number: integer(),
      status: text(),
      pattern: orNull(
        object({
          network: text(),
          zone: text('IANA.'),
          weekdays: list(integer('Monday is 1.')),
          minutes: integer('After midnight of the broadcast day: "25:10" is 1510.'),
        }),
      ),
      episodes: list(object({ number: integer(), titles: localized, airsAt: orNull(instant()) })),
    }),
  ),
  cast: list(
    object({
      person,
      role: localized,
      variant: orNull(text()),
      episodes: list(object({ season: integer(), number: integer() })),
    }),
  ),
  offers: list(
    object({
      provider: text(),
      url: orNull(text()),
      kind: oneOf('stream', 'free', 'rent', 'buy'),
      territory: text(),
      fromOn: orNull(day()),
      toOn: orNull(day()),
    }),
  ),
})

const airing = object({
  at: instant(),
  zone: text(),
  network: text(),
  kind: oneOf('first', 'rerun', 'special'),
  words: orNull(text()),
  drama: object({ slug: text(), titles: localized }),
  episode: orNull(object({ season: integer(), number: integer() })),
  finale: { type: 'boolean' },
})

const dramaUrl = ({ origin }: App.Locals, slug: string) => `${origin}${encodeURI(`/dramas/${slug}`)}`

async function listDramas({ locals, page, next }: Ask) {
  dependsOn(locals, 'drama')
  const dramas = await locals.site.library.dramas.list({ offset: page.offset, limit: page.limit + 1 })
  const items = dramas.slice(0, page.limit).map(({ slug, titles, network, status: state }) => ({
    slug,
    url: dramaUrl(locals, slug),
    titles,
    network,
    status: state,
  }))
  return { items, next: next(dramas.length > page.limit) }
}

async function oneDrama({ locals, path }: Ask) {
  dependsOn(locals, 'drama', 'person', 'schedule')
  const page = await locals.site.library.pages.drama(path('slug'))
  if (page === undefined) return undefined
  const { slug, titles, network, status: state } = page.drama
  return {
    slug,
    url: dramaUrl(locals, slug),
    titles,
    network,
    status: state,
    synopses: page.synopses.map(({ language, words }) => ({ language, words })),
    seasons: page.seasons.map((season) => ({
      number: season.number,
      status: season.status,
      pattern:
        season.pattern === null
          ? null
          : {
              network: season.pattern.network,
              zone: season.pattern.zone,
              weekdays: season.pattern.weekdays,
              minutes: season.pattern.minutes,
            },
      episodes: season.episodes.map((episode) => ({
        number: episode.number,
        titles: episode.titles,
        airsAt: episode.airsAt?.toISOString() ?? null,
      })),
    })),
    cast: page.cast.map((each) => ({
      person: { slug: each.person.slug, names: each.person.names },
      role: each.role.names,
      variant: each.variant,
      episodes: each.episodes.map(({ season, number: of }) => ({ season, number: of })),
    })),
    offers: page.offers.map(({ provider, url, kind, territory, fromOn, toOn }) => ({
      provider,
      url,
      kind,
      territory,
      fromOn,
      toOn,
    })),
  }
}

const MOST_DAYS = 62
const DAY_MS = 86_400_000

async function schedule({ locals, query }: Ask) {
  dependsOn(locals, 'schedule', 'drama')
  const from = new Date(query.get('from') ?? Date.now())
  const until = new Date(query.get('to') ?? from.getTime() + 7 * DAY_MS)
  if (
    Number.isNaN(from.getTime()) ||
    Number.isNaN(until.getTime()) ||
    until.getTime() - from.getTime() > MOST_DAYS * DAY_MS
  )
    return undefined
  const lines = await locals.site.library.pages.schedule(from, until)
  return {
    items: lines.map((each) => ({
      at: each.at.toISOString(),
      zone: each.zone,
      network: each.network,
      kind: each.kind,
      words: each.words,
      drama: { slug: each.drama.slug, titles: each.drama.titles },
      episode: each.episode === null ? null : { season: each.episode.season, number: each.episode.number },
      finale: each.finale,
    })),
  }
}

async function ranking({ locals, path, query }: Ask) {
  dependsOn(locals, 'ranking', 'drama', 'source')
  const page = await locals.site.library.pages.ranking(path('slug'), query.get('day') ?? undefined)
  if (page === undefined) return undefined
  const { series, source, entries, ranking: of } = page
  return {
    slug: series.slug,
    titles: series.titles,
    metric: series.metric,
    territory: series.territory,
    period: series.period,
    fromOn: of.fromOn,
    toOn: of.toOn,
    source: { name: source.name, url: source.url },
    entries: entries.map((entry) => ({
      rank: entry.rank,
      label: entry.label,
      value: entry.value,
      was: entry.was,
      drama: entry.drama === null ? null : entry.drama.slug,
    })),
  }
}

export const dramaOperations: readonly Operation[] = [
  {
    path: '/dramas',
    id: 'listDramas',
    summary: 'Dramas, newest first.',
    paged: true,
    answer: pageOf(object(line)),
    run: listDramas,
  },
  {
    path: '/dramas/{slug}',
    id: 'getDrama',
    summary: 'A drama with its cast, seasons and offers.',
    answer: drama,
    run: oneDrama,
  },
  {
    path: '/schedule',
    id: 'getSchedule',
    summary: `Airings from an instant to before another, at most ${MOST_DAYS} days.`,
    parameters: [
      { name: 'from', description: 'Now when left out.', schema: instant() },
      { name: 'to', description: 'A week later when left out.', schema: instant() },
    ],
    answer: object({ items: list(airing) }),
    run: schedule,
  },
  {
    path: '/rankings/{slug}',
    id: 'getRanking',
    summary: 'A ranking with its source, metric and period.',
    parameters: [{ name: 'day', description: 'The ranking as of a day; the newest when left out.', schema: day() }],
    answer: object({
      slug: text(),
      titles: localized,
      metric: text(),
      territory: text(),
      period: text(),
      fromOn: day(),
      toOn: day(),
      source: object({ name: text(), url: orNull(text()) }),
      entries: list(
        object({
          rank: integer(),
          label: text(),
          value: orNull(number()),
          was: orNull(integer()),
          drama: orNull(text()),
        }),
      ),
    }),
    run: ranking,
  },
]
