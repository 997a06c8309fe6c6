import type { MakingCard } from '@aftercut/library/pages'
import { dependsOn } from '../frame/depends.ts'
import type { Ask, Operation } from './operation.ts'
import {
  address,
  day,
  integer,
  list,
  localized,
  number,
  object,
  oneOf,
  orNull,
  pageOf,
  spoiler,
  text,
} from './schema.ts'

const thing = object({ slug: text(), titles: localized })
const span = { start: number('Seconds.'), end: number('Seconds.') }

const line = {
  slug: text(),
  url: address(),
  titles: localized,
  publishedOn: orNull(day()),
  durationSeconds: orNull(number()),
  spoiler,
  drama: orNull(thing),
}

const making = object({
  ...line,
  source: orNull(object({ name: text(), url: orNull(text()), licence: orNull(text()) })),
  captions: list(
    object({
      position: integer(),
      language: text(),
      layer: oneOf('original', 'translation'),
      automatic: { type: 'boolean' },
    }),
  ),
  segments: list(object({ ...span, kind: text(), take: orNull(integer()) })),
  moments: list(object({ ...span, kind: text(), words: text(), who: list(text()) })),
  scenes: list(
    object({
      episode: orNull(object({ season: integer(), number: integer() })),
      name: text(),
      start: number('Seconds of the episode.'),
      end: number(),
      shown: list(object({ ...span, kind: oneOf('clip', 'take'), take: orNull(integer()) })),
    }),
  ),
})

const transcript = object({
  language: text(),
  layer: oneOf('original', 'translation'),
  cues: list(object({ ...span, said: list(object({ speaker: orNull(text()), text: text() })), sounds: list(text()) })),
})

function lineAnswer(
  card: Pick<MakingCard, 'slug' | 'titles' | 'publishedOn' | 'durationSeconds' | 'spoiler' | 'drama'>,
  { origin }: App.Locals,
) {
  const { slug, titles, publishedOn, durationSeconds, drama } = card
  return {
    slug,
    url: `${origin}${encodeURI(`/makings/${slug}`)}`,
    titles,
    publishedOn,
    durationSeconds,
    spoiler: card.spoiler,
    drama: drama === null ? null : { slug: drama.slug, titles: drama.titles },
  }
}

async function listMakings({ locals, page, next }: Ask) {
  dependsOn(locals, 'making', 'drama')
  // One more than asked for tells whether there are more.
  const cards = await locals.site.library.pages.makings({ offset: page.offset, limit: page.limit + 1 })
  return {
    items: cards.slice(0, page.limit).map((card) => lineAnswer(card, locals)),
    next: next(cards.length > page.limit),
  }
}

type MomentBody = { words?: string; who?: string[] }

async function oneMaking({ locals, path }: Ask) {
  dependsOn(locals, 'making', 'video', 'drama', 'source')
  const page = await locals.site.library.pages.making(path('slug'))
  if (page === undefined) return undefined
  const of = (kind: string) =>
    page.findings.filter((finding) => finding.kind === kind).toSorted((a, b) => a.start - b.start)
  return {
    ...lineAnswer(
      { ...page.making, durationSeconds: page.video.durationSeconds, spoiler: page.spoiler, drama: page.drama },
      locals,
    ),
    source:
      page.source === null ? null : { name: page.source.name, url: page.source.url, licence: page.source.licence },
    captions: page.tracks.map(({ position, language, layer, automatic }) => ({ position, language, layer, automatic })),
    segments: of('segment').map(({ start, end, label, body }) => ({
      start,
      end,
      kind: label,
      take: typeof body['take'] === 'number' ? body['take'] : null,
    })),
    moments: of('moment').map(({ start, end, label, body }) => {
      const { words = '', who = [] } = body as MomentBody
      return { start, end, kind: label, words, who }
    }),
    scenes: page.scenes.map(({ episode, name, scene, shown }) => ({
      episode: episode === null ? null : { season: episode.season, number: episode.number },
      name,
      start: scene.start,
      end: scene.end,
      shown: shown.map(({ start, end, kind, take }) => ({ start, end, kind, take })),
    })),
  }
}

async function oneTranscript({ locals, path, query }: Ask) {
  dependsOn(locals, 'making', 'video')
  const page = await locals.site.library.pages.making(path('slug'))
  const wanted = query.get('captions')
  const track = wanted === null ? page?.tracks[0] : page?.tracks.find(({ position }) => String(position) === wanted)
  if (track === undefined) return undefined
  return {
    language: track.language,
    layer: track.layer,
    cues: track.cues.map(({ start, end, utterances, sounds }) => ({
      start,
      end,
      said: utterances.map(({ speaker, text: words }) => ({ speaker: speaker ?? null, text: words })),
      sounds,
    })),
  }
}

export const makingOperations: readonly Operation[] = [
  {
    path: '/makings',
    id: 'listMakings',
    summary: 'Making-ofs, newest first.',
    paged: true,
    answer: pageOf(object(line)),
    run: listMakings,
  },
  {
    path: '/makings/{slug}',
    id: 'getMaking',
    summary: 'A making-of with its segments, moments and scenes.',
    answer: making,
    run: oneMaking,
  },
  {
    path: '/makings/{slug}/transcript',
    id: 'getTranscript',
    summary: 'What is said in a making-of, cue by cue.',
    parameters: [
      { name: 'captions', description: 'Which captions, by position; the first when left out.', schema: integer() },
    ],
    answer: transcript,
    run: oneTranscript,
  },
]
