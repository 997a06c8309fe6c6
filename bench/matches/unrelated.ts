import { findMatches } from '@aftercut/engine/matches'
import { makePrint, type Print } from '@aftercut/engine/print'
import { filmPlan, planDrama } from '../stage/index.ts'
import { episodes } from './material.ts'
import { readingsOf, workFile } from './work-files.ts'

/** Films of their own, twelve minutes each: an hour. */
const SEEDS = [401, 402, 403, 404, 405]
const SECONDS = 720

/** Matches in an hour of footage that has nothing to do with the episodes. */
export async function run(): Promise<void> {
  const prints: { id: string; print: Print }[] = []
  for (const set of ['tuning', 'held-out'] as const) {
    for (const { id, path } of await episodes(set)) {
      if (!prints.some((print) => print.id === id)) prints.push({ id, print: makePrint(await readingsOf(path)) })
    }
  }
  let seconds = 0
  let wrong = 0
  for (const seed of SEEDS) {
    const path = await workFile(`films/unrelated-${seed}.mp4`, (to) => filmPlan(to, planDrama(seed, SECONDS)))
    const readings = await readingsOf(path)
    seconds += readings.durationSeconds
    for (const { making, episode, rate, by, confidence } of findMatches(readings, prints)) {
      wrong++
      console.log(
        `  ${seed}: ${making.start.toFixed(1)}–${making.end.toFixed(1)} as ${episode.id} ${episode.start.toFixed(1)} × ${rate.toFixed(3)} by ${by.join()} ${confidence.toFixed(2)}`,
      )
    }
  }
  console.log('| unrelated footage | matches | must be |')
  console.log('| --- | --- | --- |')
  console.log(`| ${(seconds / 60).toFixed(0)} min | ${wrong} | 0 in an hour |`)
}
