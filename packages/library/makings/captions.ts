import type { CaptionTrack, Cue, Utterance } from '@aftercut/engine/captions'
import { createHash } from 'node:crypto'
import { sql, type Kysely, type Selectable } from 'kysely'
import { Conflict, NotFound, Refused } from '../opening/errors.ts'
import { newId } from '../opening/ids.ts'
import { jsonText } from '../opening/json-text.ts'
import { write, type Tx } from '../opening/writing.ts'
import type { CaptionTrackTable, CueTable } from '../schema/making-tables.ts'
import type { Schema } from '../schema/schema.ts'
import { reopenQuotes } from '../findings/reopen.ts'
import { QUOTE_OPENED, storiesQuoting } from '../stories/quoting.ts'
import { indexCues, indexMoments, type CueNumbers } from '../search/indexing.ts'
import { followCues, shiftCues } from './recut.ts'

export type StoredTrack = Omit<Selectable<CaptionTrackTable>, 'problems'> & { problems: CaptionTrack['problems'] }

/** A cue as the library holds it: `number` is its place in the track, from 0, the same that a CueRef names. */
export type StoredCue = Cue & { number: number; version: number }

/** What may be changed in a cue by hand. The utterances follow the text where they are not given. */
export type CueEdit = {
  trackId: string
  number: number
  version: number
  text?: string
  utterances?: Utterance[]
  start?: number
  end?: number
}

/** A line as it is cut anew: when it stands, and what is said in it. */
export type NewCue = Pick<Cue, 'start' | 'end' | 'text' | 'utterances'>

/** Lines that are cut anew. `versions`: of the lines that go, from number `from` on. */
export type CueRecut = { trackId: string; from: number; versions: readonly number[]; cues: readonly NewCue[] }

/** Rows a statement: keeps its one JSON parameter near a megabyte. */
const CUES_A_STATEMENT = 2000

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
    recut: ({ trackId, from, versions, cues }: CueRecut, who: string): Promise<void> =>
      write(db, async ({ tx, changed, note }) => {
        const track = await tx
          .selectFrom('captionTrack')
          .select(['videoId', 'position'])
          .where('id', '=', trackId)
          .forUpdate()
          .executeTakeFirst()
        const before = (await cuesOf(tx, [trackId])).get(trackId) ?? []
        const going = before.slice(from, from + versions.length)
        if (!track || versions.length === 0 || cues.length === 0 || going.length < versions.length)
          throw new Refused(`There is no line ${from + going.length} to cut anew.`, { code: 'cue-not-there' })
        for (const [index, cue] of going.entries())
          if (cue.version !== versions[index])
            throw new Conflict('cue', `${trackId}/${cue.number}`, versions[index] ?? 0, cue.version, cue)
        checkOrder(cues, before[from - 1]?.start ?? 0)
        const recut = { trackId, from, removed: versions.length, added: cues.length }
        const version = Math.max(...versions) + 1
        await shiftCues(tx, recut)
        await tx
          .insertInto('cue')
          .values(
            cues.map(({ start, end, text, utterances }, index) => ({
              trackId,
              number: from + index,
              startSeconds: start,
              endSeconds: end,
              words: text,
              utterances: jsonText(utterances),
              sounds: going.flatMap(({ sounds }) => (index === 0 ? sounds : [])),
              line: going[0]?.line ?? 0,
              version,
            })),
          )
          .execute()
        await followCues(tx, track, recut)
        const after = (await cuesOf(tx, [trackId])).get(trackId) ?? []
        await tx
          .updateTable('captionTrack')
          .set({ hash: hashOfCues(after), version: sql<number>`version + 1` })
          .where('id', '=', trackId)
          .execute()
        const touched = new Set(cues.map((_, index) => from + index))
        for (const makingId of await reopenQuotes(tx, track, touched, who)) changed('making', makingId)
        const about = after.filter(({ number }) => touched.has(number))
        for (const story of await storiesQuoting(tx, { trackId, cues: about })) {
          note(who, QUOTE_OPENED, 'story', story.id, { trackId, cues: [...touched] })
          changed(story.published ? 'story' : 'draft', story.id)
        }
        await reindex(tx, track.videoId)
        for (const { id } of await tx.selectFrom('making').select('id').where('videoId', '=', track.videoId).execute())
          await indexMoments(tx, id)
        changed('video', track.videoId)
        note(who, 'recut captions', 'captionTrack', trackId, { from, removed: versions.length, added: cues.length })
      }),

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
      write(db, async ({ tx, changed, note }) => {
        const reworded = new Map<string, Set<number>>()
        for (const edit of edits) {
          if (!(await editCue(tx, edit))) continue
          reworded.set(edit.trackId, (reworded.get(edit.trackId) ?? new Set()).add(edit.number))
        }
        const trackIds = [...new Set(edits.map((edit) => edit.trackId))]
        const after = await cuesOf(tx, trackIds)
        for (const trackId of trackIds) {
          const { videoId, position } = await tx
            .updateTable('captionTrack')
            .set({ hash: hashOfCues(after.get(trackId) ?? []), version: sql<number>`version + 1` })
            .where('id', '=', trackId)
            .returning(['videoId', 'position'])
            .executeTakeFirstOrThrow()
          const cues = reworded.get(trackId)
          if (cues) {
            const makings = await reopenQuotes(tx, { videoId, position }, cues, who)
            for (const makingId of makings) changed('making', makingId)
            const about = (after.get(trackId) ?? []).filter(({ number }) => cues.has(number))
            for (const story of await storiesQuoting(tx, { trackId, cues: about })) {
              note(who, QUOTE_OPENED, 'story', story.id, { trackId, cues: [...cues] })
              changed(story.published ? 'story' : 'draft', story.id)
            }
          }
          const own = edits.filter((edit) => edit.trackId === trackId).map(({ number }) => ({ trackId, number }))
          await reindex(tx, videoId, own)
          changed('video', videoId)
          note(who, 'edit captions', 'captionTrack', trackId, { cues: own.length })
        }
        return edits.flatMap((edit) => after.get(edit.trackId)?.find((cue) => cue.number === edit.number) ?? [])
      }),
  }
}

/** What a verdict on a quote rests on: changes when any word, speaker or time of the track does. */
export function hashOfCues(cues: readonly Cue[]): string {
  const hash = createHash('sha256')
  for (const { start, end, text, utterances } of cues) {
    hash.update(jsonText([start, end, text, said(utterances)]))
  }
  return hash.digest('hex')
}

/** Spelt out: the database gives an object's fields back in an order of its own. */
const said = (utterances: readonly Utterance[]): [string | null, string][] =>
  utterances.map((utterance) => [utterance.speaker ?? null, utterance.text])

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

function cueOf(row: Selectable<CueTable>): StoredCue {
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

async function insertTrack(tx: Tx, videoId: string, position: number, track: CaptionTrack): Promise<void> {
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

/** Lines stand in the order in which they begin; each takes some time and says something. */
function checkOrder(cues: readonly NewCue[], notBefore: number): void {
  let least = notBefore
  for (const { start, end, text } of cues) {
    if (text.trim() === '') throw new Refused('A line without words is none.', { code: 'cue-cut' })
    if (!(start >= least && end > start))
      throw new Refused(`A line from ${start} s to ${end} s does not follow the one before.`, { code: 'cue-order' })
    least = start
  }
}

/** Answers whether words, or who says them, changed. */
async function editCue(tx: Tx, edit: CueEdit): Promise<boolean> {
  const at = tx.selectFrom('cue').selectAll().where('trackId', '=', edit.trackId).where('number', '=', edit.number)
  const row = await at.forUpdate().executeTakeFirst()
  if (!row) throw new NotFound('cue', `${edit.trackId}/${edit.number}`)
  const cue = cueOf(row)
  if (cue.version !== edit.version) {
    throw new Conflict('cue', `${edit.trackId}/${edit.number}`, edit.version, cue.version, cue)
  }
  const [start, end] = [edit.start ?? cue.start, edit.end ?? cue.end]
  if (!(start >= 0 && end > start))
    throw new Refused(`A line from ${start} s to ${end} s runs backwards.`, { code: 'cue-order' })
  const text = edit.text ?? cue.text
  const utterances = edit.utterances ?? (text === cue.text ? cue.utterances : saidInstead(cue, text))
  await tx
    .updateTable('cue')
    .set({
      words: text,
      utterances: jsonText(utterances),
      startSeconds: start,
      endSeconds: end,
      // Word times belong to the words that were there.
      ...(text === cue.text ? {} : { wordTimes: null }),
      version: cue.version + 1,
    })
    .where('trackId', '=', edit.trackId)
    .where('number', '=', edit.number)
    .execute()
  return text !== cue.text || JSON.stringify(said(utterances)) !== JSON.stringify(said(cue.utterances))
}

/** A corrected text keeps its one speaker; what several people say must be given as utterances. */
function saidInstead(cue: Cue, text: string): Utterance[] {
  const speaker = cue.utterances[0]?.speaker
  return [{ text, ...(speaker === undefined ? {} : { speaker }) }]
}

async function reindex(tx: Tx, videoId: string, only?: CueNumbers): Promise<void> {
  const makings = await tx.selectFrom('making').select('id').where('videoId', '=', videoId).execute()
  for (const making of makings) await indexCues(tx, making.id, only)
}
