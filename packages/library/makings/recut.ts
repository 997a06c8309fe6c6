import type { Report } from '@aftercut/engine/report'
import { sql } from 'kysely'
import { jsonText } from '../opening/json-text.ts'
import type { Tx } from '../opening/writing.ts'

/** Cues that stand in place of others: from number `from` on, `removed` of them go and `added` come. */
export type Recut = { trackId: string; from: number; removed: number; added: number }

/** Where the words of an old cue stand now; of one that was cut or joined, in all that took its place. */
function numbersAfter({ from, removed, added }: Recut, number: number): number[] {
  if (number < from) return [number]
  if (number >= from + removed) return [number + added - removed]
  return Array.from({ length: added }, (_, index) => from + index)
}

/**
 * Makes room for the cues that come, or closes the gap: all that follow take new numbers, and a new version each, so that
 * no edit which was made of the old numbers falls upon another line.
 */
export async function shiftCues(tx: Tx, { trackId, from, removed, added }: Recut): Promise<void> {
  await tx
    .deleteFrom('cue')
    .where('trackId', '=', trackId)
    .where('number', '>=', from)
    .where('number', '<', from + removed)
    .execute()
  // By way of the negative numbers: two cues never bear one number, in whatever order the rows are changed.
  await sql`update cue set number = -1 - number where track_id = ${trackId}::uuid and number >= ${from + removed}`.execute(
    tx,
  )
  await sql`update cue set number = -1 - number + ${added - removed}, version = version + 1
    where track_id = ${trackId}::uuid and number < 0`.execute(tx)
}

/** Everything that names a cue of the track by its number names the one where its words stand now. */
export async function followCues(tx: Tx, track: { videoId: string; position: number }, recut: Recut): Promise<void> {
  const makings = await tx.selectFrom('making').select(['id', 'runId']).where('videoId', '=', track.videoId).execute()
  for (const { id, runId } of makings) {
    await followInReport(tx, runId, track.position, recut)
    const decisions = await tx.selectFrom('decision').selectAll().where('makingId', '=', id).execute()
    for (const decision of decisions) {
      const change = followRefs(decision.change, track.position, recut)
      const original = followRefs(decision.original, track.position, recut)
      if (jsonText([change, original]) === jsonText([decision.change, decision.original])) continue
      await tx
        .updateTable('decision')
        .set({ change: jsonText(change), original: jsonText(original) })
        .where('id', '=', decision.id)
        .execute()
    }
  }
  await followInStories(tx, recut)
}

/** The words that a finding rests on are where they were; only their number is another. */
async function followInReport(tx: Tx, runId: string | null, position: number, recut: Recut): Promise<void> {
  if (runId === null) return
  const { report } = await tx
    .selectFrom('findingRun')
    .select('report')
    .where('id', '=', runId)
    .executeTakeFirstOrThrow()
  const captions = report.making.captions.map((each, index) =>
    index === position ? { ...each, cues: each.cues + recut.added - recut.removed } : each,
  )
  const followed = { ...followRefs<Report>(report, position, recut), making: { ...report.making, captions } }
  await tx
    .updateTable('findingRun')
    .set({ report: jsonText(followed) })
    .where('id', '=', runId)
    .execute()
}

async function followInStories(tx: Tx, recut: Recut): Promise<void> {
  const like = `%${recut.trackId}%`
  const stories = await tx
    .selectFrom('story')
    .select(['id', 'draft'])
    .where((where) => where(where.cast<string>('draft', 'text'), 'like', like))
    .execute()
  for (const { id, draft } of stories)
    await tx
      .updateTable('story')
      .set({ draft: jsonText(followInBody(draft, recut)) })
      .where('id', '=', id)
      .execute()
  const revisions = await tx
    .selectFrom('storyRevision')
    .select(['id', 'content'])
    .where((where) => where(where.cast<string>('content', 'text'), 'like', like))
    .execute()
  for (const { id, content } of revisions)
    await tx
      .updateTable('storyRevision')
      .set({ content: jsonText(followInBody(content, recut)) })
      .where('id', '=', id)
      .execute()
}

const isObject = (value: unknown): value is { [field: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `{ captions, cue }`, wherever they stand: in a list each becomes all that took its place, alone the first of them. */
function followRefs<Value>(value: Value, position: number, recut: Recut): Value {
  const isRef = (each: unknown): each is { captions: number; cue: number } =>
    isObject(each) && each['captions'] === position && typeof each['cue'] === 'number'
  const follow = (each: unknown): unknown => {
    if (Array.isArray(each))
      return unique(
        each.flatMap((one) =>
          isRef(one) ? numbersAfter(recut, one.cue).map((cue) => ({ ...one, cue })) : [follow(one)],
        ),
      )
    if (isRef(each)) return { ...each, cue: numbersAfter(recut, each.cue)[0] ?? each.cue }
    if (!isObject(each)) return each
    return Object.fromEntries(Object.entries(each).map(([field, inner]) => [field, follow(inner)]))
  }
  return follow(value) as Value
}

/** The `cues` of whatever is bound to the track, in a story's body. */
function followInBody<Value>(value: Value, recut: Recut): Value {
  const follow = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(follow)
    if (!isObject(each)) return each
    const inner = Object.fromEntries(Object.entries(each).map(([field, one]) => [field, follow(one)]))
    if (each['track'] !== recut.trackId || !Array.isArray(each['cues'])) return inner
    const cues = each['cues'].flatMap((cue: unknown): unknown[] => {
      if (typeof cue === 'number') return numbersAfter(recut, cue)
      if (!isObject(cue) || typeof cue['cue'] !== 'number') return [cue]
      return numbersAfter(recut, cue['cue']).map((number) => ({ ...cue, cue: number }))
    })
    return { ...inner, cues: unique(cues) }
  }
  return follow(value) as Value
}

/** Two cues that were joined are named once. */
function unique(list: unknown[]): unknown[] {
  const seen = new Set<string>()
  return list.filter((each) => {
    const isCue = typeof each === 'number' || (isObject(each) && typeof each['cue'] === 'number')
    const key = jsonText(each)
    if (isCue && seen.has(key)) return false
    seen.add(key)
    return true
  })
}
