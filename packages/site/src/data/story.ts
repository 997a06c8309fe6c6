import type { StoryPage } from '@aftercut/library/pages'
import { LANGUAGES, localPath, pick } from '../language/index.ts'
import type { CastMember } from '../parts/CastList.svelte'
import { fragmentOf } from '../player/fragment.ts'
import { peopleIn, quotesOf, type Node } from '../story/body.ts'
import { dramaName, showPicture, storyTeaser } from './cards.ts'
import { cuesWithin } from './cues-within.ts'
import { airingOf, castMember, currentSeason, offerLines } from './drama.ts'
import { namesInCast, playableOf, sceneLines } from './making.ts'
import { chaptersOf } from './chapters.ts'
import { momentLines } from './moments.ts'
import { spokenLanguage } from './spoken-language.ts'

type Locals = Pick<App.Locals, 'site' | 'language' | 'reader' | 'origin' | 'settings'>

/** When and why a story was taken away. */
export function withdrawnOf({ withdrawn, publishedAt }: StoryPage): { at: number; reason: string | null } {
  return withdrawn === undefined
    ? { at: publishedAt.getTime(), reason: null }
    : { at: withdrawn.at.getTime(), reason: withdrawn.reason }
}

/** All that a story's page shows, ready to be laid out. */
export function storyView(
  story: StoryPage & { content: NonNullable<StoryPage['content']> },
  locals: Locals,
  now: Date,
) {
  const { site, language, reader } = locals
  const { content, facts, making } = story
  const body = content.body as Node
  const drama = facts === null ? undefined : dramaName(facts.drama, language)
  const season = facts === null ? undefined : currentSeason(facts)
  const airing = facts === null ? undefined : airingOf(facts, now.getTime())
  const spokenIn = making === null ? undefined : spokenLanguage(making.tracks, facts?.drama.originalLanguage)
  const playable = making === null ? undefined : playableOf(making, language, site)
  return {
    id: story.id,
    slug: story.slug,
    language: story.language,
    firstPublishedAt: story.firstPublishedAt.getTime(),
    publishedAt: story.publishedAt.getTime(),
    updated: story.updated,
    headline: content.headline,
    standfirst: content.standfirst,
    byline: content.byline,
    body,
    tags: content.tags,
    spoiler: content.spoiler,
    picture: showPicture(content.picture ?? null, language, site),
    drama,
    episodes:
      season === undefined
        ? undefined
        : { season: season.number, numbers: season.episodes.map(({ number }) => number) },
    playable,
    pictures: picturesOf(body, site),
    zone: season?.pattern?.zone ?? locals.settings.zone,
    chapters: making === null ? [] : chaptersOf(making, language),
    moments: making === null ? [] : momentLines(making, language, namesInCast(facts?.cast ?? [], language)),
    scenes: making === null ? [] : sceneLines(making, language, facts),
    spoken: making === null ? [] : spokenLines(story, body),
    cast: facts === null ? [] : castInStory(story, body, language),
    airing,
    offers: facts === null ? [] : offerLines(facts.offers, reader.territory),
    rankings: (facts?.rankings ?? []).map(({ rank, series, source, toOn }) => ({
      rank,
      title: pick(series.titles, language).text,
      slug: series.slug,
      source: source.name,
      toOn,
    })),
    others: otherDramas(story, language, reader.territory),
    related: story.related.map((card) => storyTeaser(card, language, site)),
    source:
      making?.source === null || making?.source === undefined
        ? undefined
        : { name: making.source.name, licence: making.source.licence, url: making.source.url },
    corrections: story.corrections.map(({ at, words }) => ({ at: at.getTime(), words })),
    counts: Object.fromEntries(story.reactions.map(({ feeling, count }) => [feeling, count])),
    context: {
      people: Object.fromEntries(everybody(story).map(({ id, slug }) => [id, slug])),
      names: Object.fromEntries(everybody(story).map(({ id, names }) => [id, pick(names, language).text])),
      makings: making === null ? {} : { [making.making.id]: making.making.slug },
      spokenIn: making === null || spokenIn === undefined ? {} : { [making.making.id]: spokenIn },
      related: Object.fromEntries(story.related.map(({ id, slug, headline }) => [id, { slug, headline }])),
    },
  }
}

export type StoryView = ReturnType<typeof storyView>

/** The story's address in each language in which it was written; pages of other languages show it as it is. */
export function translationsOf(story: StoryPage): { [language: string]: string } {
  const found = story.translations.filter(({ language }) => (LANGUAGES as string[]).includes(language))
  const addresses = Object.fromEntries(
    found.map(({ language, slug }) => [language, localPath(`/stories/${slug}`, language as 'en')]),
  )
  return Object.keys(addresses).length > 0
    ? addresses
    : { [story.language]: localPath(`/stories/${story.slug}`, story.language === 'ko' ? 'ko' : 'en') }
}

/** The addresses of the pictures that stand in the body, by key. */
function picturesOf(body: Node, site: Locals['site']): Record<string, string> {
  const keys = (body.content ?? []).flatMap(({ type, attrs }) =>
    type === 'picture' && typeof attrs?.['key'] === 'string' ? [attrs['key']] : [],
  )
  return Object.fromEntries(keys.map((key) => [key, site.pictureUrl(key, 1280)]))
}

/** The cast lines of whom the story is about, names or quotes; where it tells of nobody, the leads. */
function castInStory(story: StoryPage, body: Node, language: 'en' | 'ko'): CastMember[] {
  const lines = story.facts?.cast ?? []
  const people = new Set([...story.people.map(({ id }) => id), ...peopleIn(body)])
  const told = lines.filter((line) => people.has(line.person.id))
  return (told.length > 0 ? told : lines.filter(({ billing }) => billing === 'lead')).map((line) =>
    castMember(line, language),
  )
}

/** Everybody whom the story may name: its own people, and the drama's cast. */
function everybody(story: StoryPage) {
  const cast = (story.facts?.cast ?? []).map(({ person }) => person)
  return [...cast, ...story.people]
}

/** One drama a person, those that can be watched first: a place to start next. */
function otherDramas(story: StoryPage, language: 'en' | 'ko', territory: string | undefined) {
  const seen = new Set<string>()
  return story.others
    .filter(({ person, drama }) => {
      const fresh = !seen.has(person.id) && !seen.has(drama.id)
      if (fresh) seen.add(person.id).add(drama.id)
      return fresh
    })
    .slice(0, 3)
    .map(({ person, drama, offers }) => ({
      ...dramaName(drama, language),
      person: pick(person.names, language).text,
      offers: offerLines(offers, territory),
    }))
}

/**
 * What stands in the captions where the story quotes: the proof, and where a quote's link leads without scripts. Once for
 * each place, however often it is quoted.
 */
function spokenLines(story: StoryPage, body: Node) {
  const tracks = (story.making?.tracks ?? []).map((track) => ({ ...track, within: cuesWithin(track.cues) }))
  const places = new Map(quotesOf(body).map((quote) => [fragmentOf(quote.attrs), quote]))
  return [...places.values()].map(({ attrs }) => ({
    start: attrs.start,
    end: attrs.end,
    speaker: attrs.speaker,
    lines: tracks.flatMap((track) => {
      const text = track
        .within(attrs)
        .flatMap(({ utterances }) => utterances.map((said) => said.text))
        .join(' ')
        .trim()
      return text === '' ? [] : [{ language: track.language, layer: track.layer, text }]
    }),
  }))
}
