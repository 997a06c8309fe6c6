import { sql } from 'kysely'
import { jsonText } from '../opening/json-text.ts'
import type { Tx } from '../opening/writing.ts'
import { decisionFor, openDecision } from './decisions.ts'
import { mergeFindings, type MergedFinding } from './merge.ts'

/**
 * Words were corrected in some cues of a track: every quote found in them, of each making that shows the video, is open
 * again and says so (`reopened`), until someone confirms it or gives it the words as they are now. Answers the makings
 * touched.
 */
export async function reopenQuotes(
  tx: Tx,
  track: { videoId: string; position: number },
  cues: ReadonlySet<number>,
  who: string,
): Promise<string[]> {
  const makings = await tx.selectFrom('making').select('id').where('videoId', '=', track.videoId).execute()
  const touched: string[] = []
  for (const { id: makingId } of makings) {
    const resting = (await mergeFindings(tx, makingId)).filter(
      (finding) =>
        finding.kind === 'quote' && finding.standing !== 'rejected' && restsOn(finding, track.position, cues),
    )
    for (const { id } of resting) {
      const decision = (await decisionFor(tx, { makingId, id })) ?? (await openDecision(tx, { makingId, id }, who))
      await tx
        .updateTable('decision')
        .set({
          standing: decision.standing === 'added' ? 'added' : 'open',
          change: jsonText({ ...decision.change, reopened: true }),
          by: who,
          decidedAt: new Date(),
          version: sql<number>`version + 1`,
        })
        .where('id', '=', decision.id)
        .execute()
    }
    if (resting.length > 0) touched.push(makingId)
  }
  return touched
}

function restsOn({ body }: MergedFinding, position: number, cues: ReadonlySet<number>): boolean {
  const refs = Array.isArray(body['cues']) ? (body['cues'] as { captions?: number; cue?: number }[]) : []
  return refs.some(({ captions, cue }) => captions === position && cue !== undefined && cues.has(cue))
}
