import type { EpisodePage } from '@aftercut/library/pages'
import { localPath, pick } from '../language/index.ts'
import { dramaName, makingLine, storyTeaser } from './cards.ts'
import { castMember, offerLines } from './drama.ts'
import { durationText } from '../time/index.ts'

type Locals = Pick<App.Locals, 'site' | 'language' | 'reader' | 'origin'>

/** All that an episode's page shows, with its data for machines. */
export function episodeView(page: EpisodePage, { site, language, reader, origin }: Locals) {
  const drama = dramaName(page.facts.drama, language)
  const { number, runtimeSeconds, titles } = page.episode
  const title = pick(titles, language).text
  const address = (of: number) => localPath(`/dramas/${drama.slug}/episodes/${page.season}-${of}`, language)
  const first = page.airings.find(({ kind }) => kind === 'first')
  return {
    drama,
    season: page.season,
    number,
    title: title === '' ? undefined : title,
    airings: page.airings.map(({ at, zone, network, kind }) => ({ at: at.getTime(), zone, network, kind })),
    cast: page.cast.map((line) => castMember(line, language)),
    offers: offerLines(page.facts.offers, reader.territory),
    makings: page.makings.map(({ scenes, ...card }) => ({
      ...makingLine(card, language, site),
      scenes: scenes.map(({ name, scene, shown }) => ({
        episode: { season: page.season, number, href: address(number) },
        name,
        start: scene.start,
        end: scene.end,
        takes: shown
          .map(({ kind, take, day, start, end }) => ({
            kind,
            number: take ?? undefined,
            day: day ?? undefined,
            start,
            end,
          }))
          .toSorted((a, b) => a.start - b.start),
      })),
    })),
    stories: page.stories.filter((card) => card.language === language).map((card) => storyTeaser(card, language, site)),
    before: page.before === null ? undefined : { number: page.before.number, href: address(page.before.number) },
    after: page.after === null ? undefined : { number: page.after.number, href: address(page.after.number) },
    things: [
      {
        '@type': 'TVEpisode',
        '@id': `${origin}${address(number)}`,
        url: `${origin}${address(number)}`,
        name: title === '' ? `${drama.title} ${number}` : title,
        episodeNumber: number,
        partOfSeason: { '@type': 'TVSeason', seasonNumber: page.season },
        partOfSeries: {
          '@type': 'TVSeries',
          name: drama.title,
          url: `${origin}${localPath(`/dramas/${drama.slug}`, language)}`,
        },
        ...(first === undefined ? {} : { datePublished: first.at.toISOString() }),
        ...(runtimeSeconds === null ? {} : { timeRequired: durationText(runtimeSeconds) }),
        actor: page.cast.map((line) => ({ '@type': 'Person', name: pick(line.person.names, language).text })),
      },
    ],
  }
}
