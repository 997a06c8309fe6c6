import { createVerifier } from '@aftercut/engine/quotes'
import type { CastMember } from '@aftercut/engine/names'
import type { Library } from '@aftercut/library/opening'
import type { Making, Video } from '@aftercut/library/makings'
import { wallOf } from '@aftercut/library/dramas'
import type { StoryContent } from '@aftercut/library/schema'
import { createAddresses } from './addresses.ts'
import type { GateFacts, MakingFacts, PersonFacts } from './facts.ts'
import { addressesIn } from './links.ts'
import { videoOfKey } from './pictures.ts'
import { makingsIn, type Parts } from './story-parts.ts'

/** What a story belongs to, beside its content. */
export type StoryTies = { language: string; dramaId: string | null; makingId: string | null }

type Drama = {
  facts: NonNullable<GateFacts['drama']>
  people: Map<string, PersonFacts>
  cast: CastMember[]
  titles: string[]
}

const IS_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const HELD = new Set(['own', 'licensed'])

/** Reads what stories are held against, and keeps it until something in the library changes. */
export function createFactReader(library: Library) {
  const kept = new Map<string, Promise<unknown>>()
  library.onChange(({ kind }) => {
    // What is being typed, and what readers answer, changes no fact.
    if (kind !== 'draft' && kind !== 'reaction') kept.clear()
  })
  const keep = <Value>(key: string, read: () => Promise<Value>): Promise<Value> => {
    const known = kept.get(key) as Promise<Value> | undefined
    if (known) return known
    const reading = read()
    kept.set(key, reading)
    reading.catch(() => kept.delete(key))
    return reading
  }
  const addresses = createAddresses(library)

  const personOf = (id: string): Promise<PersonFacts | undefined> =>
    keep(`person ${id}`, async () => {
      const person = await library.people.get(id)
      if (!person) return undefined
      const names = await library.people.names(id)
      const spellings = [...new Set([...Object.values(person.names), ...names.map(({ name }) => name)])]
      return { id, names: person.names, spellings }
    })

  const dramaOf = (id: string, at: Date): Promise<Drama | undefined> =>
    // Offers and rankings change by the day, what has aired by the hour.
    keep(`drama ${id} ${at.toISOString().slice(0, 13)}`, async () => {
      const drama = await library.dramas.get(id)
      const facts = drama && (await library.pages.drama(drama.slug, at))
      if (!facts) return undefined
      const people = new Map<string, PersonFacts>()
      for (const { person } of facts.cast) {
        const known = await personOf(person.id)
        if (known) people.set(person.id, known)
      }
      const cast = facts.cast.flatMap(({ person, role, variant }) =>
        [...new Set([...Object.values(role.names), ...role.aliases])].map((name): CastMember => {
          const { names, spellings } = people.get(person.id) ?? { names: person.names, spellings: [] }
          return {
            person: names['en'] ?? Object.values(names)[0] ?? '',
            role: name,
            names: spellings,
            ...(names['ko'] === undefined ? {} : { hangul: names['ko'] }),
            ...(variant === null ? {} : { variant }),
          }
        }),
      )
      const titles = [...Object.values(facts.drama.titles), ...facts.drama.aliases]
      return { facts, people, cast, titles }
    })

  const makingOf = (id: string, drama: Drama | undefined): Promise<MakingFacts | undefined> =>
    keep(`making ${id} ${drama?.facts.drama.id}`, async () => {
      const making = await library.makings.get(id)
      const video = making && (await library.videos.get(making.videoId))
      return video && readMaking(library, making, video, drama)
    })

  return async (
    parts: Parts,
    content: StoryContent,
    { language, dramaId, makingId }: StoryTies,
    at: Date,
    fresh = false,
  ): Promise<GateFacts> => {
    // News of a change may be a moment late; what is about to be published is not held against an old reading.
    if (fresh) kept.clear()
    const drama = dramaId === null ? undefined : await dramaOf(dramaId, at)
    const people = new Map(drama?.people)
    const marks = parts.words.flatMap(({ attrs, runs }) => [attrs, ...runs.map((run) => run.attrs)])
    for (const id of [...content.personIds, ...marks.flatMap(({ person, speaker }) => [person, speaker])]) {
      if (typeof id !== 'string' || !IS_ID.test(id) || people.has(id)) continue
      const person = await personOf(id)
      if (person) people.set(id, person)
    }
    const makings = new Map<string, MakingFacts>()
    for (const id of makingsIn(parts, makingId).filter((one) => IS_ID.test(one))) {
      const making = await makingOf(id, drama)
      if (making) makings.set(id, making)
    }
    const facts: GateFacts = {
      language,
      at,
      makings,
      drama: drama?.facts,
      people,
      cast: drama?.cast ?? [],
      titles: drama?.titles ?? [],
      rankings: new Map(),
      dramas: new Map(),
      stories: new Map(),
      addresses: new Map(),
      stills: new Map(),
    }
    const day = wallOf(at, 'Asia/Seoul').day
    for (const id of new Set(marks.map(({ ranking }) => ranking))) {
      if (typeof id !== 'string') continue
      const seriesId = IS_ID.test(id) ? id : await library.subjectOfSlug('ranking', id)
      const ranking = seriesId === undefined ? undefined : await library.rankings.withChanges(seriesId, day)
      if (ranking) facts.rankings.set(id, ranking)
    }
    for (const { type, attrs } of parts.atoms) {
      const { drama: of, story } = attrs
      if ((type === 'airing' || type === 'offer') && typeof of === 'string' && IS_ID.test(of)) {
        const known = await dramaOf(of, at)
        if (known)
          facts.dramas.set(of, {
            airs: known.facts.seasons.some(
              ({ pattern, episodes }) => pattern !== null || episodes.some(({ airsAt }) => airsAt !== null),
            ),
            offers: known.facts.offers.length,
          })
      }
      if (type === 'related' && typeof story === 'string' && IS_ID.test(story)) {
        const known = await library.stories.get(story)
        if (known) facts.stories.set(story, known.state)
      }
    }
    for (const href of addressesIn(parts)) if (href.startsWith('/')) facts.addresses.set(href, await addresses(href))
    const keys = [content.picture?.key, ...parts.atoms.map(({ attrs }) => attrs['key'])]
    for (const key of keys) {
      const videoId = typeof key === 'string' ? videoOfKey(key) : undefined
      const video = videoId === undefined ? undefined : await library.videos.get(videoId)
      if (video) facts.stills.set(video.id, { kind: video.kind, rights: video.rights })
    }
    return facts
  }
}

async function readMaking(
  library: Library,
  making: Making,
  video: Video,
  drama: Drama | undefined,
): Promise<MakingFacts> {
  const source = video.sourceId === null ? undefined : await library.sources.get(video.sourceId)
  const tracks = await library.captions.asRead(video.id)
  const episodes = await library.makings.episodes(making.id)
  const options = drama ? { cast: drama.cast, titles: drama.titles } : {}
  const held = new Map<string, boolean>()
  for (const { id, name } of episodes)
    held.set(
      name,
      (await library.videos.ofEpisode(id)).some(({ rights }) => HELD.has(rights)),
    )
  const merged = await library.findings.merged(making.id)
  const shown = merged.filter(({ standing, orphaned }) => standing !== 'rejected' && !orphaned)
  const { spoilerSeason: season, spoilerEpisode: episode } = making
  return {
    id: making.id,
    public: making.visibility === 'public',
    rights: video.rights,
    source: source && { name: source.name, licence: source.licence },
    tracks,
    verifier: createVerifier(tracks, options),
    byTrack: new Map(tracks.map((track) => [track.id, createVerifier([track], options)])),
    spoiler: season !== null && episode !== null ? { season, episode } : undefined,
    episodes: episodes.map(({ id, season: its, number }) => ({ id, season: its, number })),
    broadcast: shown.flatMap(({ kind, label, start, end, body }) => {
      if (kind !== 'match' && !(kind === 'segment' && label === 'clip')) return []
      const of = kind === 'match' ? body['episode'] : body['scene']
      const name = (of as { id?: string; episode?: string } | undefined)?.[kind === 'match' ? 'id' : 'episode']
      return [{ start, end, held: name !== undefined && held.get(name) === true }]
    }),
  }
}
