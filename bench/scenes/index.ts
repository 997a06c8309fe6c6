import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseCaptions } from '@aftercut/engine/captions'
import { makePrint, type Print } from '@aftercut/engine/print'
import type { Span } from '@aftercut/engine/report'
import { divideScenes, type EpisodeTimes } from '@aftercut/engine/scenes'
import { episodes, type SeedSet } from '../matches/material.ts'
import { readingsOf } from '../matches/work-files.ts'
import { planDrama } from '../stage/index.ts'

/** A break is right within this of where the set changes. Seconds. */
const NEAR_SECONDS = 1.5
const SAMPLE = new URL('../../sample/drama/', import.meta.url)

type Film = { name: string; print: Print; speech: Span[]; changes: number[] }
type Way = { name: string; times: (film: Film) => Omit<EpisodeTimes, 'id' | 'durationSeconds'> }

const WAYS: Way[] = [
  { name: 'pauses and cuts', times: ({ speech, print: { shots } }) => ({ speech, shots }) },
  { name: 'pauses, cuts, pictures and sound', times: ({ speech, print }) => ({ ...print, speech }) },
  { name: 'pictures and sound, no captions', times: ({ print }) => ({ ...print, speech: [] }) },
]

/** Where scenes change in episodes, found by pauses alone and by all that is known. */
export async function run(): Promise<void> {
  const sets: [string, Film[]][] = [
    ['drawn, for tuning', await drawn('tuning')],
    ['drawn, held out', await drawn('held-out')],
    ['the sample’s episodes', await sample()],
  ]
  console.log('| episodes | by | scene changes found | missed | false | F1 |')
  console.log('| --- | --- | --- | --- | --- | --- |')
  for (const [name, films] of sets) {
    for (const way of WAYS) {
      const { right, missed, wrong } = score(films, way)
      const f1 = right === 0 ? 0 : (2 * right) / (2 * right + missed + wrong)
      console.log(`| ${[name, way.name, right, missed, wrong, f1.toFixed(3)].join(' | ')} |`)
    }
  }
}

function score(films: readonly Film[], way: Way) {
  const total = { right: 0, missed: 0, wrong: 0 }
  for (const film of films) {
    const scenes = divideScenes({ id: film.name, durationSeconds: film.print.durationSeconds, ...way.times(film) })
    // Silence between scenes is in none: a change lies anywhere between one's end and the next one's start.
    const found = scenes.slice(1).map(({ start }, index) => ({ from: scenes[index]!.end, to: start }))
    const near = (change: number, { from, to }: { from: number; to: number }) =>
      change >= from - NEAR_SECONDS && change <= to + NEAR_SECONDS
    const right = film.changes.filter((change) => found.some((each) => near(change, each))).length
    const wrong = found.filter((each) => !film.changes.some((change) => near(change, each))).length
    total.right += right
    total.missed += film.changes.length - right
    total.wrong += wrong
    if (process.env['VERBOSE']) console.log(way.name, film.name, film.changes, found)
  }
  return total
}

/** Films of the matches bench: scenes of 15 to 40 s, two people in a set of their own, seen from three sides. */
async function drawn(set: SeedSet): Promise<Film[]> {
  const material = (await episodes(set)).filter(({ id }) => id.startsWith('drama-'))
  const films: Film[] = []
  for (const { id, path } of material) {
    const plan = planDrama(Number(id.slice('drama-'.length)), 150)
    let at = 0
    const changes = plan.shots.flatMap((shot, index) => {
      const start = at
      at += shot.seconds
      return index > 0 && plan.shots[index - 1]!.set !== shot.set ? [start] : []
    })
    films.push({ name: id, print: makePrint(await readingsOf(path)), speech: plan.lines, changes })
  }
  return films
}

async function sample(): Promise<Film[]> {
  const truth = JSON.parse(readFileSync(new URL('truth.json', SAMPLE), 'utf8')) as {
    episodes: { id: string; scenes: Span[] }[]
  }
  const films: Film[] = []
  for (const { id, scenes } of truth.episodes) {
    const path = fileURLToPath(new URL(`${id}.mp4`, SAMPLE))
    const captions = ['en.vtt', 'ko.srt', 'smi'].map((ending) => new URL(`${id}.${ending}`, SAMPLE)).find(existsSync)
    if (!captions) continue
    const text = new TextDecoder(captions.pathname.endsWith('smi') ? 'euc-kr' : 'utf-8').decode(readFileSync(captions))
    const [track] = parseCaptions(text, { file: captions.pathname })
    const speech = (track?.cues ?? []).filter(({ utterances }) => utterances.length > 0)
    films.push({
      name: id,
      print: makePrint(await readingsOf(path)),
      speech: speech.map(({ start, end }) => ({ start, end })),
      changes: scenes.slice(1).map(({ start }) => start),
    })
  }
  return films
}
