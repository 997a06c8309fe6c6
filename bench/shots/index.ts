import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findShots } from '@aftercut/engine/video'
import { episodes } from '../matches/material.ts'
import { MEDIA, readingsOf } from '../matches/work-files.ts'
import { planDrama } from '../stage/index.ts'

type Truth = { name: string; path: string; cuts: number[]; gradual: { at: number; seconds: number }[] }

/** A cut counts as found within two frames; a dissolve or fade anywhere within it, or a quarter of a second off. */
const CUT_SECONDS = 0.09
const GRADUAL_SECONDS = 0.25

type Tally = { found: number; all: number; wrong: number }

/** Shots of films whose cuts are known: hard cuts, and dissolves and fades. */
export async function run(): Promise<void> {
  console.log('| video | hard cuts: found | wrong | F1 (≥ 0.97) | dissolves, fades: found | F1 (≥ 0.85) |')
  console.log('| --- | --- | --- | --- | --- | --- |')
  const cuts: Tally = { found: 0, all: 0, wrong: 0 }
  const gradual: Tally = { found: 0, all: 0, wrong: 0 }
  for (const truth of await truths()) {
    const one = { cuts: { found: 0, all: 0, wrong: 0 }, gradual: { found: 0, all: 0, wrong: 0 } }
    const bounds = findShots(await readingsOf(truth.path))
      .slice(1)
      .map((shot) => shot.start)
    compare(bounds, truth, one)
    add(cuts, one.cuts)
    add(gradual, one.gradual)
    console.log(row(truth.name, one.cuts, one.gradual))
  }
  console.log(row('**all**', cuts, gradual))
}

/** What belongs to no truth is wrong: a hard cut, if it stands on a frame; a gradual change, between frames. */
function compare(bounds: readonly number[], truth: Truth, { cuts, gradual }: { cuts: Tally; gradual: Tally }): void {
  const left = new Set(bounds)
  const take = (at: number, within: number, tally: Tally): void => {
    tally.all++
    const nearest = [...left].toSorted((a, b) => Math.abs(a - at) - Math.abs(b - at))[0]
    if (nearest === undefined || Math.abs(nearest - at) > within) return
    left.delete(nearest)
    tally.found++
  }
  for (const at of truth.cuts) take(at, CUT_SECONDS, cuts)
  for (const { at, seconds } of truth.gradual) take(at, seconds / 2 + GRADUAL_SECONDS, gradual)
  // Gradual changes stand in the middle of a tenth of a second.
  for (const bound of left) (Math.abs(((bound * 20) % 2) - 1) < 1e-6 ? gradual : cuts).wrong++
}

function add(sum: Tally, { found, all, wrong }: Tally): void {
  sum.found += found
  sum.all += all
  sum.wrong += wrong
}

const f1 = ({ found, all, wrong }: Tally): string => (all === 0 ? '' : ((2 * found) / (all + found + wrong)).toFixed(3))

const row = (name: string, cuts: Tally, gradual: Tally): string =>
  `| ${name} | ${cuts.found}/${cuts.all} | ${cuts.wrong} | ${f1(cuts)} | ${gradual.found}/${gradual.all}, ${gradual.wrong} wrong | ${f1(gradual)} |`

async function truths(): Promise<Truth[]> {
  const drawn: Truth[] = []
  for (const set of ['tuning', 'held-out'] as const) {
    for (const { id, path, end } of await episodes(set)) {
      const seed = /^drama-(\d+)$/.exec(id)?.[1]
      if (seed === undefined) continue
      const truth: Truth = { name: id, path, cuts: [], gradual: [] }
      let at = 0
      for (const shot of planDrama(Number(seed), end).shots) {
        if (at > 0 && shot.beginning.kind === 'cut') truth.cuts.push(at)
        else if (at > 0) truth.gradual.push({ at, seconds: shot.beginning.seconds })
        at += shot.seconds
      }
      drawn.push(truth)
    }
  }
  const labels = join(MEDIA, 'tears-of-steel/opening.cuts.txt')
  if (!existsSync(labels)) return drawn
  const frames = readFileSync(labels, 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join(' ')
    .trim()
    .split(/\s+/)
  const path = join(MEDIA, 'tears-of-steel/opening-640x360.mp4')
  return [...drawn, { name: 'tears-of-steel', path, cuts: frames.map((frame) => Number(frame) / 30), gradual: [] }]
}
