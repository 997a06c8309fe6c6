import { cuesOf, hashOfCues, tracksOf } from '../makings/stored-cues.ts'
import type { Tx } from '../opening/writing.ts'

/** What verdicts on quotes rest on is reckoned from the cues, never taken from a file. */
export async function rehash(tx: Tx, videoId: string): Promise<void> {
  for (const { id } of await tracksOf(tx, videoId)) {
    const cues = (await cuesOf(tx, [id])).get(id) ?? []
    await tx
      .updateTable('captionTrack')
      .set({ hash: hashOfCues(cues) })
      .where('id', '=', id)
      .execute()
  }
}
