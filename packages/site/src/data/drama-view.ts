import type { DramaPage } from '@aftercut/library/pages'
import { MUTUAL_RELATIONS } from '@aftercut/library/dramas'
import { pick } from '../language/index.ts'
import { dramaName, makingLine, showPicture, storyTeaser } from './cards.ts'
import { airingOf, castMember, currentSeason, offerLines } from './drama.ts'

type Locals = Pick<App.Locals, 'site' | 'language' | 'reader' | 'settings'>

/** All that a drama's page shows. */
export function dramaView(page: DramaPage, { site, language, reader, settings }: Locals, now: Date) {
  const { drama } = page
  const season = currentSeason(page)
  const synopsis =
    page.synopses.find((each) => each.language === language) ??
    page.synopses.find((each) => each.language === 'en') ??
    page.synopses[0]
  const roleName = new Map(page.cast.map(({ role }) => [role.id, pick(role.names, language).text]))
  return {
    ...dramaName(drama, language),
    original: drama.titles[drama.originalLanguage],
    originalLanguage: drama.originalLanguage,
    network: drama.network,
    picture: showPicture(drama.picture, language, site),
    status: drama.status,
    synopsis:
      synopsis === undefined
        ? undefined
        : { words: synopsis.words, language: synopsis.language, source: synopsis.source },
    airing: airingOf(page, now.getTime()),
    cast: page.cast.map((line) => castMember(line, language)),
    relations: page.relations.flatMap(({ fromRoleId, toRoleId, kind, words }) => {
      const [from, to] = [roleName.get(fromRoleId), roleName.get(toRoleId)]
      return from === undefined || to === undefined
        ? []
        : [{ from, to, kind, mutual: MUTUAL_RELATIONS.has(kind), words }]
    }),
    seasons: page.seasons.map(({ number, status, episodes, pattern }) => ({
      number,
      status,
      zone: pattern?.zone ?? settings.zone,
      exceptions: (pattern?.exceptions ?? []).map(({ onDate, kind, words }) => ({
        onDate,
        kind,
        words: words ?? null,
      })),
      episodes: episodes.map((episode) => ({
        number: episode.number,
        title: pick(episode.titles, language).text,
        airsAt: episode.airsAt?.getTime(),
      })),
    })),
    current:
      season === undefined
        ? undefined
        : { season: season.number, numbers: season.episodes.map(({ number }) => number) },
    offers: offerLines(page.offers, reader.territory),
    rankings: page.rankings.map(({ rank, series, source, toOn }) => ({
      rank,
      title: pick(series.titles, language).text,
      slug: series.slug,
      source: source.name,
      toOn,
    })),
    notes: page.notes.map(({ words, fromOn, language: of }) => ({ words, fromOn, language: of })),
    makings: page.makings.map((card) => makingLine(card, language, site)),
    stories: page.stories.filter((card) => card.language === language).map((card) => storyTeaser(card, language, site)),
  }
}

export type DramaView = ReturnType<typeof dramaView>
