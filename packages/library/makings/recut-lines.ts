import type { Cue } from '@aftercut/engine/captions'
import { Conflict, Refused } from '../opening/errors.ts'
import { jsonText } from '../opening/json-text.ts'
import type { Writing } from '../opening/writing.ts'
import { indexMoments } from '../search/indexing.ts'
import { linesChanged, reindex } from './lines-changed.ts'
import { followCues, shiftCues } from './recut.ts'
import { cuesOf } from './stored-cues.ts'

/** A line as it is cut anew: when it stands, and what is said in it. */
export type NewCue = Pick<Cue, 'start' | 'end' | 'text' | 'utterances'>

/** Lines that are cut anew. `versions`: of the lines that go, from number `from` on. */
export type CueRecut = { trackId: string; from: number; versions: readonly number[]; cues: readonly NewCue[] }

/** Puts lines in place of others that stand together. */
export async function recutLines(
  writing: Writing,
  { trackId, from, versions, cues }: CueRecut,
  who: string,
): Promise<void> {
  const { tx, note } = writing
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
  await linesChanged(writing, trackId, after, new Set(cues.map((_, index) => from + index)), who)
  await reindex(tx, track.videoId)
  for (const { id } of await tx.selectFrom('making').select('id').where('videoId', '=', track.videoId).execute())
    await indexMoments(tx, id)
  note(who, 'recut captions', 'captionTrack', trackId, { from, removed: versions.length, added: cues.length })
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
