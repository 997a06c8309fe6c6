import type { CaptionTrack } from '@aftercut/engine/captions'
import { sql, type Kysely } from 'kysely'
import { write } from '../opening/writing.ts'
import type { Schema } from '../schema/schema.ts'
import { editCues, type CueEdit } from './edit-cues.ts'
import { insertTrack } from './insert-track.ts'
import { reindex } from './lines-changed.ts'
import { recutLines, type CueRecut } from './recut-lines.ts'
import { cuesOf, tracksOf, type StoredCue, type StoredTrack } from './stored-cues.ts'

export function createCaptions(db: Kysely<Schema>) {
  return {
    /** Puts tracks in place of all that a video had, in the order given: a CueRef's `captions` is the index. */
    replace: (videoId: string, tracks: readonly CaptionTrack[]): Promise<StoredTrack[]> =>
      write(db, async ({ tx, changed }) => {
        await tx.deleteFrom('captionTrack').where('videoId', '=', videoId).execute()
        for (const [position, track] of tracks.entries()) await insertTrack(tx, videoId, position, track)
        await reindex(tx, videoId)
        changed('video', videoId)
        return tracksOf(tx, videoId)
      }),

    /** Adds a track after those that are there: what the others are called stays. */
    add: (videoId: string, track: CaptionTrack, who: string): Promise<StoredTrack[]> =>
      write(db, async ({ tx, changed, note }) => {
        const before = await tracksOf(tx, videoId)
        await insertTrack(tx, videoId, Math.max(-1, ...before.map(({ position }) => position)) + 1, track)
        await reindex(tx, videoId)
        note(who, 'add captions', 'video', videoId, { file: track.file, language: track.language })
        changed('video', videoId)
        return tracksOf(tx, videoId)
      }),

    /** Says which language a track is in, and whether it is what was said or a translation of it. */
    describe: (
      trackId: string,
      values: { language?: string; layer?: StoredTrack['layer'] },
      who: string,
    ): Promise<void> =>
      write(db, async ({ tx, changed, note }) => {
        const { videoId } = await tx
          .updateTable('captionTrack')
          .set({ ...values, version: sql<number>`version + 1` })
          .where('id', '=', trackId)
          .returning('videoId')
          .executeTakeFirstOrThrow()
        await reindex(tx, videoId)
        note(who, 'describe captions', 'captionTrack', trackId, values)
        changed('video', videoId)
      }),

    /**
     * Puts lines in place of others that stand together: one is split, or several are joined. What quotes them goes with
     * their words and is open again; what quotes later lines goes with theirs. Throws `Conflict` where one of the lines
     * was changed meanwhile, `Refused` where the new ones run backwards or are empty.
     */
    recut: (recut: CueRecut, who: string): Promise<void> => write(db, (writing) => recutLines(writing, recut, who)),

    tracks: (videoId: string): Promise<StoredTrack[]> => tracksOf(db, videoId),

    cues: (trackId: string): Promise<StoredCue[]> => cuesOf(db, [trackId]).then((cues) => cues.get(trackId) ?? []),

    /** The tracks of a video as the engine reads them: what quotes are checked against. */
    asRead: async (videoId: string): Promise<(CaptionTrack & { id: string; hash: string })[]> => {
      const tracks = await tracksOf(db, videoId)
      const cues = await cuesOf(
        db,
        tracks.map((track) => track.id),
      )
      return tracks.map(({ id, hash, file, format, language, layer, automatic, problems }) => ({
        id,
        hash,
        file,
        format,
        language,
        layer,
        automatic,
        problems,
        cues: cues.get(id) ?? [],
      }))
    },

    /**
     * Changes cues, all or none; a cue changed by someone else meanwhile throws `Conflict`. The track's hash follows, and
     * quotes that rest on words which changed are open again, in the findings and in the stories.
     */
    editCues: (edits: readonly CueEdit[], who: string): Promise<StoredCue[]> =>
      write(db, (writing) => editCues(writing, edits, who)),
  }
}
