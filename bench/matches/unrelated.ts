import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { findMatches } from '@aftercut/engine/matches'
import { makePrint, type Print } from '@aftercut/engine/print'
import type { Readings } from '@aftercut/engine/readings'
import type { Span } from '@aftercut/engine/report'
import { filmPlan, planDrama } from '../stage/index.ts'
import { type Kind, unrelatedFilm, type UnrelatedFilm } from './unrelated-film.ts'
import { MEDIA, READING_CODE, readingsOf, workFile } from './work-files.ts'

/** Films of every kind of picture and sound, five minutes each. SEEDS=9001 makes as many others from there on. */
const FIRST_SEED = Number(process.env['SEEDS'] ?? 4001)
const FILMS = 9
const SECONDS = 300

/** Dramas drawn as the episodes of the other parts are, two and a half minutes each. */
const DRAMAS = [1, 2, 3, 4]
const DRAMA_SECONDS = 150

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

type Film = UnrelatedFilm & { origin: string; print: Print }

/** Matches in an hour of footage, each film of it laid against all that have another origin. */
export async function run(): Promise<void> {
  const films: Film[] = []
  for (let seed = FIRST_SEED; seed < FIRST_SEED + FILMS; seed++) {
    const path = await workFile(`readings/unrelated-film-${seed}-${SECONDS}-${READING_CODE}`, (to) =>
      writeFileSync(to, serialize(unrelatedFilm(seed, SECONDS))),
    )
    films.push(filmOf(`film ${seed}`, deserialize(readFileSync(path)) as UnrelatedFilm))
  }
  for (const n of DRAMAS) {
    const seed = FIRST_SEED + 500 + n
    const path = await workFile(`films/drama-${seed}-${DRAMA_SECONDS}.mp4`, (to) =>
      filmPlan(to, planDrama(seed, DRAMA_SECONDS)),
    )
    films.push(filmOf(`drama ${seed}`, footage(await readingsOf(path))))
  }
  for (const [origin, path] of FOOTAGE)
    if (existsSync(path)) films.push(filmOf(origin, footage(await readingsOf(path))))
  let seconds = 0
  let wrong = 0
  for (const { origin, readings, seen, heard } of films) {
    const others = films.filter((film) => film.origin !== origin)
    const prints = others.map((film, n) => ({ id: String(n), print: film.print }))
    seconds += readings.durationSeconds
    for (const { making, episode, rate, by, confidence } of findMatches(readings, prints)) {
      wrong++
      const other = others[Number(episode.id)]!
      const kinds = by[0] === 'audio' ? [heard, other.heard] : [seen, other.seen]
      const [ours, theirs] = [kindAt(kinds[0]!, making), kindAt(kinds[1]!, episode)]
      console.log(
        `  ${origin}: ${making.start.toFixed(1)}–${making.end.toFixed(1)} (${ours}) as ${other.origin} ${episode.start.toFixed(1)} (${theirs}) × ${rate.toFixed(3)} by ${by.join()} ${confidence.toFixed(2)}`,
      )
    }
  }
  console.log('| unrelated footage | matches | must be |')
  console.log('| --- | --- | --- |')
  console.log(`| ${(seconds / 60).toFixed(0)} min | ${wrong} | 0 in an hour |`)
}

const filmOf = (origin: string, film: UnrelatedFilm): Film => ({ ...film, origin, print: makePrint(film.readings) })

const footage = (readings: Readings): UnrelatedFilm => ({ readings, seen: [], heard: [] })

const kindAt = (kinds: readonly Kind[], { start, end }: Span): string =>
  kinds.findLast((kind) => kind.start <= (start + end) / 2)?.kind ?? 'footage'
