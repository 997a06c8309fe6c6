import { existsSync, writeFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { findMatches } from '@aftercut/engine/matches'
import { makePrint, type Print } from '@aftercut/engine/print'
import type { Readings } from '@aftercut/engine/readings'
import { noiseFilm } from './noise-film.ts'
import { MEDIA, READING_CODE, readingsOf, workFile } from './work-files.ts'

/** Films of noise, eight minutes each. */
const SEEDS = [401, 402, 403, 404, 405, 406]
const SECONDS = 480

const SAMPLE = join(import.meta.dirname, '..', '..', 'sample', 'drama')

/** Footage, each of another origin; what is of one origin is not tried against itself. */
const FOOTAGE: [origin: string, path: string][] = [
  ['tears-of-steel', join(MEDIA, 'tears-of-steel/opening-640x360.mp4')],
  ['sintel', join(MEDIA, 'sintel/trailer.mp4')],
  ['pattern', join(MEDIA, 'phone-clips/pattern-longer-no-bar.mp4')],
  ['doorknob', join(MEDIA, 'phone-clips/doorknob-hd-no-bar.mp4')],
  ['sonnets', join(MEDIA, 'librivox/sonnets_en.mp3')],
  ['sonette', join(MEDIA, 'librivox/sonnets_de.mp3')],
  ['sample', join(SAMPLE, 'Open.When.It.Rains.S01E01.mp4')],
  ['sample', join(SAMPLE, 'Open.When.It.Rains.S01E02.mp4')],
  ['sample', join(SAMPLE, 'Open.When.It.Rains.S01E02-behindthescenes.mp4')],
]

/** Matches in an hour of footage, each film of it laid against all that have another origin. */
export async function run(): Promise<void> {
  const films: { origin: string; readings: Readings; print: Print }[] = []
  for (const seed of SEEDS) {
    const path = await workFile(`readings/noise-${seed}-${SECONDS}-${READING_CODE}`, (to) =>
      writeFileSync(to, serialize(noiseFilm(seed, SECONDS))),
    )
    films.push(filmOf(`noise ${seed}`, deserialize(readFileSync(path)) as Readings))
  }
  for (const [origin, path] of FOOTAGE) if (existsSync(path)) films.push(filmOf(origin, await readingsOf(path)))
  let seconds = 0
  let wrong = 0
  for (const { origin, readings } of films) {
    const others = films.filter((film) => film.origin !== origin).map(({ print }, n) => ({ id: `film-${n}`, print }))
    seconds += readings.durationSeconds
    for (const { making, episode, rate, by, confidence } of findMatches(readings, others)) {
      wrong++
      console.log(
        `  ${origin}: ${making.start.toFixed(1)}–${making.end.toFixed(1)} as ${episode.id} ${episode.start.toFixed(1)} × ${rate.toFixed(3)} by ${by.join()} ${confidence.toFixed(2)}`,
      )
    }
  }
  console.log('| unrelated footage | matches | must be |')
  console.log('| --- | --- | --- |')
  console.log(`| ${(seconds / 60).toFixed(0)} min | ${wrong} | 0 in an hour |`)
}

const filmOf = (origin: string, readings: Readings): { origin: string; readings: Readings; print: Print } => ({
  origin,
  readings,
  print: makePrint(readings),
})
