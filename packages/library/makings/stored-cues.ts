import type { CaptionTrack, Cue, Utterance } from '@aftercut/engine/captions'
import { createHash } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import { jsonText } from '../opening/json-text.ts'
import type { CaptionTrackTable, CueTable } from '../schema/making-tables.ts'
import type { Schema } from '../schema/schema.ts'

export type StoredTrack = Omit<Selectable<CaptionTrackTable>, 'problems'> & { problems: CaptionTrack['problems'] }

/** A cue as the library holds it: `number` is its place in the track, from 0, the same that a CueRef names. */
export type StoredCue = Cue & { number: number; version: number }

export async function tracksOf(db: Kysely<Schema>, videoId: string): Promise<StoredTrack[]> {
  return db.selectFrom('captionTrack').selectAll().where('videoId', '=', videoId).orderBy('position').execute()
}

/** The cues of several tracks, in their order. */
export async function cuesOf(db: Kysely<Schema>, trackIds: readonly string[]): Promise<Map<string, StoredCue[]>> {
  const byTrack = new Map<string, StoredCue[]>(trackIds.map((id) => [id, []]))
  if (trackIds.length === 0) return byTrack
  const rows = await db
    .selectFrom('cue')
    .selectAll()
    .where('trackId', 'in', trackIds)
    .orderBy('trackId')
    .orderBy('number')
    .execute()
  for (const row of rows) byTrack.get(row.trackId)?.push(cueOf(row))
  return byTrack
}

/** A row as the engine reads it. */
export function cueOf(row: Selectable<CueTable>): StoredCue {
  return {
    start: row.startSeconds,
    end: row.endSeconds,
    text: row.words,
    utterances: row.utterances,
    sounds: row.sounds,
    line: row.line,
    number: row.number,
    version: row.version,
    ...(row.wordTimes ? { words: row.wordTimes } : {}),
  }
}

/** What a verdict on a quote rests on: changes when any word, speaker or time of the track does. */
export function hashOfCues(cues: readonly Cue[]): string {
  const hash = createHash('sha256')
  for (const { start, end, text, utterances } of cues) {
    hash.update(jsonText([start, end, text, saidIn(utterances)]))
  }
  return hash.digest('hex')
}

/** Spelt out: the database gives an object's fields back in an order of its own. */
export const saidIn = (utterances: readonly Utterance[]): [string | null, string][] =>
  utterances.map((utterance) => [utterance.speaker ?? null, utterance.text])
