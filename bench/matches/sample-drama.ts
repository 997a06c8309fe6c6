import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findMatches } from '@aftercut/engine/matches'
import { makePrint } from '@aftercut/engine/print'
import type { Truth } from './making.ts'
import { addScore, emptyScore } from './score.ts'
import { readingsOf } from './work-files.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'sample', 'drama')

type SampleTruth = {
  making: { file: string }
  episodes: { id: string; file: string }[]
  matches: (Truth & { framing: string; sound: boolean })[]
}

/** The matches of the sample drama's making-of. Nothing was tuned to it. */
export async function run(): Promise<void> {
  const truth = JSON.parse(readFileSync(join(FOLDER, 'truth.json'), 'utf8')) as SampleTruth
  const prints = []
  for (const { id, file } of truth.episodes) {
    prints.push({ id, print: makePrint(await readingsOf(join(FOLDER, file))) })
  }
  const matches = findMatches(await readingsOf(join(FOLDER, truth.making.file)), prints)
  console.log('| sample drama | found | ends, worst of four (≤ 0.2 s) | rate |')
  console.log('| --- | --- | --- | --- |')
  for (const one of truth.matches) {
    const score = emptyScore()
    addScore(score, [one], matches)
    const worst = Math.max(...score.boundaryErrors)
    const match = matches.find(({ making }) => making.start < one.making.end && making.end > one.making.start)
    console.log(
      `| ${one.framing}, × ${one.rate}, ${one.sound ? 'with its sound' : 'under music'} | ${score.right} of 1 | ${score.right ? `${worst.toFixed(2)} s` : '–'} | ${match?.rate.toFixed(3) ?? '–'} |`,
    )
  }
}
