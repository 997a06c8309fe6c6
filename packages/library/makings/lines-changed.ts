import { sql } from 'kysely'
import type { Tx, Writing } from '../opening/writing.ts'
import { reopenQuotes } from '../findings/reopen.ts'
import { indexCues, type CueNumbers } from '../search/indexing.ts'
import { QUOTE_OPENED, storiesQuoting } from '../stories/quoting.ts'
import { hashOfCues, type StoredCue } from './stored-cues.ts'

/**
 * What goes along with a change of lines: the track's hash follows, and what quotes the lines that were reworded is open
 * again, in the findings and in the stories. `cues`: all of the track as they are now; `reworded`: numbers of some.
 */
export async function linesChanged(
  { tx, changed, note }: Writing,
  trackId: string,
  cues: readonly StoredCue[],
  reworded: ReadonlySet<number>,
  who: string,
): Promise<{ videoId: string }> {
  const { videoId, position } = await tx
    .updateTable('captionTrack')
    .set({ hash: hashOfCues(cues), version: sql<number>`version + 1` })
    .where('id', '=', trackId)
    .returning(['videoId', 'position'])
    .executeTakeFirstOrThrow()
  changed('video', videoId)
  if (reworded.size === 0) return { videoId }
  for (const makingId of await reopenQuotes(tx, { videoId, position }, reworded, who)) changed('making', makingId)
  const about = cues.filter(({ number }) => reworded.has(number))
  for (const story of await storiesQuoting(tx, { trackId, cues: about })) {
    note(who, QUOTE_OPENED, 'story', story.id, { trackId, cues: [...reworded] })
    changed(story.published ? 'story' : 'draft', story.id)
  }
  return { videoId }
}

/** Search finds a video's words as they are now. `only`: the cues that changed, where not all may have. */
export async function reindex(tx: Tx, videoId: string, only?: CueNumbers): Promise<void> {
  const makings = await tx.selectFrom('making').select('id').where('videoId', '=', videoId).execute()
  for (const making of makings) await indexCues(tx, making.id, only)
}
