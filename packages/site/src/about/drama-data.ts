import type { DramaView } from '../data/drama-view.ts'
import { localPath, type Language } from '../language/index.ts'

type Where = { origin: string; language: Language }

/** A drama for machines: TVSeries with its cast in their roles, its seasons, and its coming broadcasts. */
export function dramaData(view: DramaView, { origin, language }: Where): object[] {
  const at = (path: string) => `${origin}${localPath(path, language)}`
  const own = at(`/dramas/${view.slug}`)
  const series = {
    '@type': 'TVSeries',
    '@id': own,
    url: own,
    name: view.title,
    ...(view.original !== undefined && view.original !== view.title ? { alternateName: view.original } : {}),
    ...(view.synopsis ? { description: view.synopsis.words } : {}),
    inLanguage: view.originalLanguage,
    ...(view.network === null ? {} : { productionCompany: { '@type': 'Organization', name: view.network } }),
    numberOfSeasons: view.seasons.length,
    numberOfEpisodes: view.seasons.reduce((sum, { episodes }) => sum + episodes.length, 0),
    actor: view.cast.map(({ person, role }) => ({
      '@type': 'PerformanceRole',
      characterName: role.name,
      actor: { '@type': 'Person', name: person.name, url: at(`/people/${person.slug}`) },
    })),
    containsSeason: view.seasons.map(({ number, episodes }) => ({
      '@type': 'TVSeason',
      seasonNumber: number,
      numberOfEpisodes: episodes.length,
    })),
  }
  return [series, ...broadcastData(view, own)]
}

/** The next broadcasts. */
export function broadcastData(view: Pick<DramaView, 'title' | 'airing'>, own: string): object[] {
  const { airing } = view
  return (airing?.coming ?? []).slice(0, 4).map(({ at, episode, season, words }) => ({
    '@type': 'BroadcastEvent',
    name: episode === null ? (words ?? view.title) : `${view.title} ${season}.${episode}`,
    startDate: new Date(at).toISOString(),
    isLiveBroadcast: false,
    eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
    location: { '@type': 'VirtualLocation', url: own },
    publishedOn: { '@type': 'BroadcastService', name: airing?.network, broadcastDisplayName: airing?.network },
    about: { '@id': own },
  }))
}
