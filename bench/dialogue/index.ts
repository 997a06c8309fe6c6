import { film } from './film.ts'
import type { Conditions } from './roll.ts'
import { emptyScore, f1, type Score, scoreFilm } from './score.ts'
import { readScripts, type Script } from './script.ts'
import { measureApplause, measureLaughter, mistakenForApplause } from './sounds.ts'
import { measureAlignment } from './speed.ts'

/** Making-ofs made of each script under each condition. */
const SEEDS = 8
const AS_MADE: Conditions = { wordErrors: 0, callsMissing: 0.1, automatic: false, speakers: true }
const CONDITIONS: [string, Conditions][] = [
  ['clean captions', AS_MADE],
  ['no speakers named', { ...AS_MADE, speakers: false }],
  ['5 % of words wrong', { ...AS_MADE, wordErrors: 0.05 }],
  ['15 % of words wrong', { ...AS_MADE, wordErrors: 0.15 }],
  ['automatic, 5 % wrong', { ...AS_MADE, wordErrors: 0.05, automatic: true }],
  ['most calls missing', { ...AS_MADE, callsMissing: 0.6 }],
]

/** Takes, calls, moments and interviews, on the scripts that the rules were made with and on those they were not. */
export async function run(): Promise<Record<string, Record<string, Score>>> {
  const own = readScripts()
  const heldOut = readScripts(new URL('held-out/', import.meta.url))
  const results = { scripts: measure(own), 'held out': measure(heldOut) }
  for (const [name, scores] of Object.entries(results)) printTable(name, name === 'scripts' ? own : heldOut, scores)
  console.log('| must reach, clean / 15 % wrong | 0.95 / 0.85 | 0.95 | 0.95 | 0.95 | 0.90 | 0.95 |\n')
  printKinds(results['held out']['clean captions']!)
  await Promise.resolve()
  printSpeed(own)
  printLaughter()
  printApplause()
  return results
}

function measure(scripts: readonly Script[]): Record<string, Score> {
  return Object.fromEntries(
    CONDITIONS.map(([name, conditions]) => {
      const score = emptyScore()
      for (const script of scripts)
        for (let seed = 1; seed <= SEEDS; seed++) scoreFilm(film(script, seed, conditions), score)
      return [name, score]
    }),
  )
}

function printTable(name: string, scripts: readonly Script[], scores: Record<string, Score>): void {
  console.log(`${name}: ${String(scripts.length)} dramas, ${String(scripts.length * SEEDS)} making-ofs for each row\n`)
  console.log('| | takes F1 | take numbers | calls F1 | after-cut F1 | all moments F1 | interview or set, of time |')
  console.log('| --- | --- | --- | --- | --- | --- | --- |')
  for (const [condition, score] of Object.entries(scores)) {
    const { takes, numbers, calls, afterCut, moments, time } = score
    const figures = [
      f1(takes),
      numbers.right / numbers.all,
      f1(calls),
      f1(afterCut),
      f1(moments),
      time.right / time.all,
    ]
    console.log(`| ${condition} | ${figures.map((figure) => figure.toFixed(3)).join(' | ')} |`)
  }
  console.log()
}

function printKinds({ byKind }: Score): void {
  console.log('held out, clean captions, by kind of moment\n')
  console.log('| kind | F1 | found | false | missed |')
  console.log('| --- | --- | --- | --- | --- |')
  for (const [kind, counts] of [...byKind].toSorted(([a], [b]) => a.localeCompare(b))) {
    console.log(
      `| ${kind} | ${f1(counts).toFixed(2)} | ${String(counts.right)} | ${String(counts.wrong)} | ${String(counts.missed)} |`,
    )
  }
  console.log()
}

function printSpeed(scripts: readonly Script[]): void {
  console.log('| alignment of ten minutes with 20 hours of captions | processor time | must reach |')
  console.log('| --- | --- | --- |')
  for (const script of scripts.filter(
    (each, index) => scripts.findIndex((other) => other.language === each.language) === index,
  )) {
    console.log(`| ${script.language} | ${measureAlignment(script).seconds.toFixed(2)} s | under 1 s |`)
  }
}

/** Laughter by the sound alone, under chatter of three levels. */
function printLaughter(): void {
  console.log('\n| laughter by the sound alone, of 20 bouts | found | false |\n| --- | --- | --- |')
  for (const [name, level] of [
    ['in silence', 0],
    ['under soft chatter', 0.06],
    ['under loud chatter', 0.18],
  ] as const) {
    const { found, wrong } = measureLaughter(level)
    console.log(`| ${name} | ${String(found)} | ${String(wrong)} |`)
  }
}

/** Applause by the sound alone, in silence and under chatter, and what else is heard as such. */
function printApplause(): void {
  console.log('\n| applause by the sound alone | rounds | found | false |\n| --- | --- | --- | --- |')
  for (const [name, level, rounds] of [
    ['in silence', 0, 20],
    ['under soft chatter', 0.06, 5],
    ['under loud chatter', 0.18, 5],
  ] as const) {
    const { found, wrong } = measureApplause(level, rounds)
    console.log(`| ${name} | ${String(rounds)} | ${String(found)} | ${String(wrong)} |`)
  }
  for (const { sound, wrong } of mistakenForApplause())
    console.log(`| five minutes of ${sound}, no applause | | 0 | ${String(wrong)} |`)
}
