import type { Cue, Utterance } from '@aftercut/engine/captions'
import { Conflict, NotFound, Refused } from '../opening/errors.ts'
import { jsonText } from '../opening/json-text.ts'
import type { Tx, Writing } from '../opening/writing.ts'
import { linesChanged, reindex } from './lines-changed.ts'
import { cueOf, cuesOf, saidIn, type StoredCue } from './stored-cues.ts'

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

/** Changes cues, all or none. Answers them as they are now. */
export async function editCues(writing: Writing, edits: readonly CueEdit[], who: string): Promise<StoredCue[]> {
  const { tx, note } = writing
  const trackIds = [...new Set(edits.map((edit) => edit.trackId))]
  await lockTracks(tx, trackIds)
  const reworded = new Map<string, Set<number>>()
  for (const edit of edits) {
    if (!(await editCue(tx, edit))) continue
    reworded.set(edit.trackId, (reworded.get(edit.trackId) ?? new Set()).add(edit.number))
  }
  const after = await cuesOf(tx, trackIds)
  for (const trackId of trackIds) {
    const { videoId } = await linesChanged(
      writing,
      trackId,
      after.get(trackId) ?? [],
      reworded.get(trackId) ?? new Set(),
      who,
    )
    const own = edits.filter((edit) => edit.trackId === trackId).map(({ number }) => ({ trackId, number }))
    await reindex(tx, videoId, own)
    note(who, 'edit captions', 'captionTrack', trackId, { cues: own.length })
  }
  return edits.flatMap((edit) => after.get(edit.trackId)?.find((cue) => cue.number === edit.number) ?? [])
}

/** Tracks before cues, and those in one order, as lines are cut anew: two editors at once wait, and do not block each other. */
async function lockTracks(tx: Tx, trackIds: readonly string[]): Promise<void> {
  if (trackIds.length === 0) return
  await tx.selectFrom('captionTrack').select('id').where('id', 'in', trackIds).orderBy('id').forUpdate().execute()
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
  return text !== cue.text || JSON.stringify(saidIn(utterances)) !== JSON.stringify(saidIn(cue.utterances))
}

/** A corrected text keeps its one speaker; what several people say must be given as utterances. */
function saidInstead(cue: Cue, text: string): Utterance[] {
  const speaker = cue.utterances[0]?.speaker
  return [{ text, ...(speaker === undefined ? {} : { speaker }) }]
}
