import {
  ID,
  TEXT,
  WHOLE,
  NUMBER,
  YES,
  DAY,
  INSTANT,
  LOCALIZED,
  OBJECT,
  RIGHTS,
  orNull,
  one,
  listOf,
  notesOn,
  addressesOf,
  type Field,
  type Shape,
} from './fields.ts'

export const video: Shape = {
  table: 'video',
  fields: {
    id: ID,
    kind: one('making', 'episode'),
    episodeId: orNull(ID),
    file: orNull(TEXT),
    sha256: orNull({ type: 'string', pattern: '^[0-9a-f]{64}$' }),
    bytes: orNull(WHOLE),
    durationSeconds: orNull(NUMBER),
    width: orNull(WHOLE),
    height: orNull(WHOLE),
    framesPerSecond: orNull(NUMBER),
    embedUrl: orNull(TEXT),
    rights: RIGHTS,
    sourceId: orNull(ID),
    facts: OBJECT,
  },
  key: [],
  order: ['id'],
  mode: 'kept',
  parts: {
    captions: {
      table: 'captionTrack',
      by: 'videoId',
      fields: {
        id: ID,
        position: WHOLE,
        file: TEXT,
        format: TEXT,
        language: TEXT,
        layer: one('original', 'translation'),
        automatic: YES,
        problems: listOf(OBJECT),
      },
      key: ['position'],
      order: ['position'],
      mode: 'kept',
      parts: {
        cues: {
          table: 'cue',
          by: 'trackId',
          fields: {
            number: WHOLE,
            startSeconds: NUMBER,
            endSeconds: NUMBER,
            words: TEXT,
            utterances: listOf(OBJECT),
            sounds: listOf(TEXT),
            wordTimes: orNull(listOf(OBJECT)),
            line: WHOLE,
          },
          key: ['number'],
          order: ['number'],
          mode: 'whole',
        },
      },
    },
  },
}

const KIND_OF_FINDING = one('segment', 'match', 'call', 'moment', 'quote')

/** Decisions come after the run that they are about: see `runs.ts`. */
export const decisions: Shape = {
  table: 'decision',
  by: 'makingId',
  fields: {
    id: ID,
    kind: KIND_OF_FINDING,
    label: TEXT,
    startSeconds: NUMBER,
    endSeconds: NUMBER,
    standing: one('confirmed', 'rejected', 'added', 'open'),
    change: OBJECT,
    original: OBJECT,
    findingId: orNull(ID),
    by: TEXT,
    decidedAt: INSTANT,
  },
  key: [],
  order: ['id'],
  mode: 'kept',
}

/** `findings`: ids of the report's segments, matches, calls, moments and quotes, in that order. */
export const RUN: Field = {
  type: 'object',
  required: ['id', 'program', 'createdAt', 'report', 'findings'],
  additionalProperties: false,
  properties: { id: ID, program: TEXT, createdAt: INSTANT, report: OBJECT, findings: listOf(ID) },
}

export const making: Shape = {
  table: 'making',
  fields: {
    id: ID,
    slug: TEXT,
    videoId: ID,
    dramaId: orNull(ID),
    titles: LOCALIZED,
    publishedOn: orNull(DAY),
    spoilerSeason: orNull(WHOLE),
    spoilerEpisode: orNull(WHOLE),
    visibility: one('desk', 'public'),
  },
  key: [],
  order: ['id'],
  mode: 'kept',
  parts: {
    episodes: {
      table: 'makingEpisode',
      by: 'makingId',
      fields: { episodeId: ID, name: TEXT },
      key: ['episodeId'],
      order: ['episodeId'],
      mode: 'whole',
    },
    notes: notesOn('making'),
    addresses: addressesOf('making'),
  },
}
