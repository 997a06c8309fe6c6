import type { DramaFile } from '../../exchange/index.ts'

/** What we read of TVmaze's answer to `/shows/ID?embed[]=episodes&embed[]=cast` (tvmaze.com/api). */
export type TvmazeShow = {
  id: number
  name: string
  language?: string | null
  status?: string | null
  premiered?: string | null
  ended?: string | null
  summary?: string | null
  schedule?: { time?: string; days?: string[] } | null
  runtime?: number | null
  averageRuntime?: number | null
  network?: { name: string; country?: { timezone?: string } | null } | null
  webChannel?: { name: string; country?: { timezone?: string } | null } | null
  externals?: Record<string, string | number | null> | null
  _embedded?: {
    episodes?: { season: number; number: number | null; name?: string; runtime?: number | null; airdate?: string }[]
    cast?: { person: { id: number; name: string }; character: { id: number; name: string } }[]
  }
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const STATUS: Record<string, NonNullable<DramaFile['status']>> = {
  Running: 'airing',
  Ended: 'ended',
  'To Be Determined': 'hiatus',
  'In Development': 'announced',
}

export function isTvmazeShow(value: unknown): value is TvmazeShow {
  const show = value as Partial<TvmazeShow> | null
  return typeof show?.id === 'number' && typeof show.name === 'string' && ('schedule' in show || '_embedded' in show)
}

/** A show of TVmaze as a drama file. What it does not say stays unsaid. */
export function dramaFromTvmaze(show: TvmazeShow): DramaFile {
  const { id, name, status, summary, network, webChannel, externals } = show
  const channel = network ?? webChannel
  const language = show.language === 'Korean' ? 'ko' : show.language === 'Japanese' ? 'ja' : 'en'
  const plain = summary?.replace(/<[^>]*>/g, '').trim()
  const cast = show._embedded?.cast ?? []
  const people = new Map(cast.map(({ person }) => [person.id, person.name]))
  const roles = Map.groupBy(cast, ({ character }) => character.id)
  return {
    format: 'aftercut.drama/1',
    titles: { [/\p{sc=Hangul}/u.test(name) ? 'ko' : 'en']: name },
    originalLanguage: language,
    ...(channel && { network: channel.name }),
    ...(status && STATUS[status] && { status: STATUS[status] }),
    external: {
      tvmaze: String(id),
      ...Object.fromEntries(
        Object.entries(externals ?? {}).flatMap(([key, value]) => (value ? [[key, String(value)]] : [])),
      ),
    },
    sources: [
      {
        id: 'tvmaze',
        kind: 'database',
        name: 'TVmaze',
        url: `https://www.tvmaze.com/shows/${id}`,
        licence: 'CC BY-SA',
      },
    ],
    ...(plain && { synopses: [{ language: 'en', words: plain, source: 'tvmaze' }] }),
    seasons: seasonsOf(show),
    people: [...people].map(([person, called]) => ({ id: `p${person}`, names: { en: called } })),
    roles: [...roles].map(([character, lines]) => ({
      id: `r${character}`,
      names: { en: lines[0]?.character.name ?? '' },
      portrayals: lines.map(({ person }) => ({ person: `p${person.id}` })),
    })),
  }
}

function seasonsOf(show: TvmazeShow): DramaFile['seasons'] {
  const episodes = (show._embedded?.episodes ?? []).filter(({ number }) => number !== null)
  const bySeason = [...Map.groupBy(episodes, ({ season }) => season)]
  if (bySeason.length === 0) return [{ number: 1 }]
  const last = Math.max(...bySeason.map(([number]) => number))
  return bySeason.map(([number, ofSeason]) => {
    const airing =
      number === last ? airingOf(show, ofSeason.map(({ airdate }) => airdate ?? '').filter(Boolean)) : undefined
    return {
      number,
      plannedEpisodes: ofSeason.length,
      ...(airing && { airing }),
      episodes: ofSeason.map((episode) => ({
        number: episode.number ?? 0,
        ...(episode.name && !/^Episode \d+$/.test(episode.name) && { titles: { en: episode.name } }),
        ...(episode.runtime && { runtimeSeconds: episode.runtime * 60 }),
      })),
    }
  })
}

/** TVmaze gives one schedule a show: it is the last season's, from the day on which that began. */
function airingOf(show: TvmazeShow, days: string[]): DramaFile['seasons'][number]['airing'] {
  const { schedule, network, webChannel, averageRuntime } = show
  const channel = network ?? webChannel
  const zone = channel?.country?.timezone
  const weekdays = (schedule?.days ?? []).map((day) => DAYS.indexOf(day) + 1).filter((day) => day > 0)
  const startsOn = days.toSorted()[0]
  if (!channel || !zone || !startsOn || weekdays.length === 0 || !/^\d\d:\d\d$/.test(schedule?.time ?? ''))
    return undefined
  return {
    network: channel.name,
    zone,
    weekdays,
    time: schedule?.time ?? '',
    startsOn,
    ...(averageRuntime && { runtimeMinutes: averageRuntime }),
  }
}
