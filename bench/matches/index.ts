import { makePrint } from '@aftercut/engine/print'
import { findMatches } from '@aftercut/engine/matches'
import { CONDITIONS } from './conditions.ts'
import { buildMaking } from './making.ts'
import { episodes, fillers, type SeedSet } from './material.ts'
import { addScore, emptyScore, percentile, type Score } from './score.ts'
import { run as retakes } from './retakes.ts'
import { run as speed } from './speed.ts'
import { run as unrelated } from './unrelated.ts'
import { readingsOf } from './work-files.ts'

/** Matches under every degradation, in retakes and in unrelated footage; and how long they take to find. */
export async function run(): Promise<void> {
  await underDegradations('held-out')
  console.log('')
  await retakes()
  console.log('')
  await unrelated()
  console.log('')
  await speed()
}

/** Recall, precision and boundary errors under each degradation. VERBOSE=1 names what was missed and what was wrong. */
export async function underDegradations(set: SeedSet, only?: RegExp): Promise<void> {
  const material = await episodes(set)
  const others = await fillers(set)
  const prints = []
  for (const { id, path } of material) prints.push({ id, print: makePrint(await readingsOf(path)) })
  const seed = set === 'tuning' ? 1 : 2
  const total = emptyScore()
  console.log(
    '| condition | recall, 3 s and more | recall, 2 to 3 s | precision | ends, median | ends, 90 % | within 0.2 s |',
  )
  console.log('| --- | --- | --- | --- | --- | --- | --- |')
  for (const condition of CONDITIONS) {
    if (only && !only.test(condition.name)) continue
    const making = await buildMaking(condition, material, others, seed)
    const matches = findMatches(await readingsOf(making.path), prints)
    const score = emptyScore()
    addScore(score, making.truth, matches)
    addScore(total, making.truth, matches)
    console.log(row(condition.name, score))
    if (process.env['VERBOSE']) explain(score)
  }
  console.log(row('**all**', total))
}

function row(name: string, { long, short, right, wrong, boundaryErrors }: Score): string {
  const near = boundaryErrors.filter((error) => error <= 0.2).length / boundaryErrors.length
  return `| ${[
    name,
    `${(long.found / long.all).toFixed(3)} (${long.found}/${long.all})`,
    `${(short.found / short.all).toFixed(3)} (${short.found}/${short.all})`,
    `${(right / (right + wrong.length)).toFixed(3)} (${right}/${right + wrong.length})`,
    `${percentile(boundaryErrors, 0.5).toFixed(2)} s`,
    `${percentile(boundaryErrors, 0.9).toFixed(2)} s`,
    near.toFixed(3),
  ].join(' | ')} |`
}

const span = ({ start, end }: { start: number; end: number }): string => `${start.toFixed(2)}–${end.toFixed(2)}`

function explain({ missed, wrong }: Score): void {
  for (const { making, episode, rate } of missed)
    console.log(`  missed ${span(making)} of ${episode.id} ${span(episode)} × ${rate.toFixed(3)}`)
  for (const { making, episode, rate, by, confidence } of wrong) {
    console.log(
      `  wrong  ${span(making)} as ${episode.id} ${span(episode)} × ${rate.toFixed(3)} by ${by.join()} ${confidence.toFixed(3)}`,
    )
  }
}
