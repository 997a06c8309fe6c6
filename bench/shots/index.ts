import { findShots } from '@aftercut/engine/video'
import { readingsOf } from '../matches/work-files.ts'
import { sceneScores } from './scdet.ts'
import { addScore, type Bound, emptyScore, f1Of, type Score, type Tally } from './score.ts'
import { truths } from './truths.ts'

/** The threshold that FFmpeg's scdet has unless told another. */
const SCDET_THRESHOLD = 10
/** Those that it is tried with: the best of them, chosen on this very work, is as well as it can do. */
const THRESHOLDS = [3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30]

/** Shots of films whose transitions are known, found by us and by FFmpeg's scdet on the same work. */
export async function run(): Promise<void> {
  console.log('| video | hard cuts: found | wrong | F1 (≥ 0.97) | dissolves, fades: found | wrong | F1 (≥ 0.85) |')
  console.log('| --- | --- | --- | --- | --- | --- | --- |')
  const all = await truths()
  const ours = emptyScore()
  for (const truth of all) {
    const one = emptyScore()
    const bounds = await ownBounds(truth.path)
    addScore(one, bounds, truth)
    addScore(ours, bounds, truth)
    console.log(row(truth.name, one))
  }
  console.log(row('**all**', ours))
  const peers = THRESHOLDS.map((threshold) => ({ threshold, score: emptyScore() }))
  for (const truth of all) {
    const scores = sceneScores(truth.path)
    for (const { threshold, score } of peers) addScore(score, boundsOver(scores, threshold), truth)
  }
  const standard = peers.find(({ threshold }) => threshold === SCDET_THRESHOLD)
  const best = peers.toSorted((a, b) => f1Of(b.score.cuts) - f1Of(a.score.cuts))[0]
  if (standard) console.log(row(`FFmpeg's scdet as it comes (${SCDET_THRESHOLD})`, standard.score))
  if (best) console.log(row(`FFmpeg's scdet at its best here (${best.threshold})`, best.score))
}

async function ownBounds(path: string): Promise<Bound[]> {
  const readings = await readingsOf(path)
  const frames = new Set(readings.picture?.frames.times)
  return findShots(readings)
    .slice(1)
    .map(({ start }) => ({ at: start, gradual: !frames.has(start) || isMiddle(start) }))
}

/** Gradual changes stand in the middle of a tenth of a second, where frames of 25 and 30 a second seldom do. */
const isMiddle = (at: number): boolean => Math.abs(((at * 20) % 2) - 1) < 1e-6

function boundsOver(scores: readonly { at: number; score: number }[], threshold: number): Bound[] {
  return scores.filter(({ score }) => score >= threshold).map(({ at }) => ({ at, gradual: false }))
}

const tally = (one: Tally): string =>
  `${one.found}/${one.all} | ${one.wrong} | ${one.all === 0 ? '' : f1Of(one).toFixed(3)}`

const row = (name: string, { cuts, gradual }: Score): string => `| ${name} | ${tally(cuts)} | ${tally(gradual)} |`
