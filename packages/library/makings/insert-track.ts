import type { CaptionTrack } from '@aftercut/engine/captions'
import { sql } from 'kysely'
import { newId } from '../opening/ids.ts'
import { jsonText } from '../opening/json-text.ts'
import type { Tx } from '../opening/writing.ts'
import { hashOfCues } from './stored-cues.ts'

/** Rows a statement: keeps its one JSON parameter near a megabyte. */
const CUES_A_STATEMENT = 2000

/** Puts a track and its cues at a position among a video's tracks. */
export async function insertTrack(tx: Tx, videoId: string, position: number, track: CaptionTrack): Promise<void> {
  const trackId = newId()
  const { file, format, language, layer, automatic } = track
  await tx
    .insertInto('captionTrack')
    .values({
      id: trackId,
      videoId,
      position,
      file,
      format,
      language,
      layer,
      automatic,
      hash: hashOfCues(track.cues),
      problems: jsonText(track.problems),
    })
    .execute()
  for (let from = 0; from < track.cues.length; from += CUES_A_STATEMENT) {
    const rows = track.cues.slice(from, from + CUES_A_STATEMENT).map((cue, index) => ({ ...cue, number: from + index }))
    await sql`insert into cue
        (track_id, number, start_seconds, end_seconds, words, utterances, sounds, word_times, line)
      select ${trackId}::uuid, number, start, "end", text, utterances, sounds, words, line
      from jsonb_to_recordset(${jsonText(rows)}::jsonb) as row(number integer, start double precision,
        "end" double precision, text text, utterances jsonb, sounds text[], words jsonb, line integer)`.execute(tx)
  }
}
