import { findMatches } from '@aftercut/engine/matches'
import { makePrint } from '@aftercut/engine/print'
import type { Match } from '@aftercut/engine/report'
import { CONDITIONS } from './conditions.ts'
import { buildMaking, type Truth } from './making.ts'
import { episodes, fillers, type SeedSet } from './material.ts'
import { type Peer, peers } from './peers.ts'
import { addScore, emptyScore, percentile, type Score } from './score.ts'
import { run as retakes } from './retakes.ts'
import { run as sampleDrama } from './sample-drama.ts'
import { run as spokenAgain } from './spoken-again.ts'
import { run as speed } from './speed.ts'
import { run as unrelated } from './unrelated.ts'
import { readingsOf } from './work-files.ts'

/**
 * Matches under every degradation, of the sample drama, in retakes and in unrelated footage; and how long they take to
 * find. PARTS=speed,retakes runs some; ONLY=letterbox some conditions; VERBOSE=1 names what was missed and what was wrong.
 */
export async function run(): Promise<void> {
  const wanted = process.env['PARTS']?.split(',')
  const only = process.env['ONLY']
  const parts: [name: string, run: () => Promise<void>][] = [
    ['conditions', () => underDegradations('held-out', only ? new RegExp(only) : undefined)],
    ['sample', sampleDrama],
    ['retakes', retakes],
    ['spoken-again', spokenAgain],
    ['unrelated', unrelated],
    ['speed', speed],
  ]
  for (const [name, part] of parts) {
    if (wanted && !wanted.includes(name)) continue
    await part()
    console.log('')
  }
}

/** Recall, precision and boundary errors under each degradation, and what others reach on the same makings. */
export async function underDegradations(set: SeedSet, only?: RegExp): Promise<void> {
  const material = await episodes(set)
  const others = await fillers(set)
  const prints = []
  for (const { id, path } of material) prints.push({ id, print: makePrint(await readingsOf(path)) })
  const rivals: Rival[] = []
  for (const peer of peers()) {
    const own = []
    for (const { id, path } of material) own.push({ id, prints: peer.fingerprints(path, await readingsOf(path)) })
    rivals.push({ peer, episodes: own, total: emptyScore() })
  }
  const seed = set === 'tuning' ? 1 : 2
  const total = emptyScore()
  const single = emptyScore()
  const names = rivals.map(({ peer }) => `${peer.name}: recall | precision`)
  const head = ['condition', 'recall, 3 s and more', 'recall, 2 to 3 s', 'precision', 'ends, median', 'ends, 90 %']
  console.log(`| ${[...head, 'within 0.2 s', ...names].join(' | ')} |`)
  console.log(`| ${Array.from({ length: head.length + 1 + 2 * names.length }, () => '---').join(' | ')} |`)
  for (const condition of CONDITIONS) {
    if (only && !only.test(condition.name)) continue
    const making = await buildMaking(condition, material, others, seed)
    const readings = await readingsOf(making.path)
    const matches = findMatches(readings, prints)
    const score = scoreOf(making.truth, matches)
    addScore(total, making.truth, matches)
    if (!condition.combined) addScore(single, making.truth, matches)
    const cells = rivals.map(({ peer, episodes: own, total: sum }) => {
      const theirs = peer.match(peer.fingerprints(making.path, readings), own)
      addScore(sum, making.truth, theirs)
      return summary(scoreOf(making.truth, theirs))
    })
    console.log(row(condition.name, score, cells))
    if (process.env['VERBOSE']) explain(score)
  }
  const none = rivals.map(() => ' | ')
  console.log(row('**one at a time**', single, none))
  console.log(
    row(
      '**all**',
      total,
      rivals.map(({ total: sum }) => summary(sum)),
    ),
  )
}

type Rival = { peer: Peer; episodes: { id: string; prints: ReturnType<Peer['fingerprints']> }[]; total: Score }

function scoreOf(truth: readonly Truth[], matches: readonly Match[]): Score {
  const score = emptyScore()
  addScore(score, truth, matches)
  return score
}

const part = (some: number, all: number): string => (all > 0 ? `${(some / all).toFixed(3)} (${some}/${all})` : '–')

/** Recall over all lengths, and precision. */
const summary = ({ long, short, right, wrong }: Score): string =>
  `${part(long.found + short.found, long.all + short.all)} | ${part(right, right + wrong.length)}`

function row(name: string, { long, short, right, wrong, boundaryErrors }: Score, rivals: readonly string[]): string {
  const near = boundaryErrors.filter((error) => error <= 0.2).length
  const end = (at: number): string =>
    boundaryErrors.length > 0 ? `${percentile(boundaryErrors, at).toFixed(2)} s` : '–'
  return `| ${[
    name,
    part(long.found, long.all),
    part(short.found, short.all),
    part(right, right + wrong.length),
    end(0.5),
    end(0.9),
    boundaryErrors.length > 0 ? (near / boundaryErrors.length).toFixed(3) : '–',
    ...rivals,
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
