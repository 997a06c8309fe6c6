import { setTimeout } from 'node:timers/promises'
import { EpisodeIndex, findMatches } from '@aftercut/engine/matches'
import { makePrint, type Print, readPrint, writePrint } from '@aftercut/engine/print'
import { findShots } from '@aftercut/engine/video'
import { MatchTogether } from '@aftercut/pipeline/watch'
import { Random } from '../stage/index.ts'
import { episodes } from './material.ts'
import { readingsOf, workFile } from './work-files.ts'
import { filmPlan, planDrama } from '../stage/index.ts'

const HOURS = 20

/** Seconds of a ten-minute making-of against twenty hours of prints. */
export async function run(): Promise<void> {
  const pool: Print[] = []
  for (const { path } of await episodes('held-out')) pool.push(makePrint(await readingsOf(path)))
  const prints = Array.from({ length: HOURS }, (_, hour) => hourOf(pool, hour + 1))
  const bytes = prints.map((print) => writePrint(print))
  const making = await readingsOf(await workFile('films/speed-600.mp4', (to) => filmPlan(to, planDrama(601, 600))))
  const read = performance.now()
  const again = bytes.map((file, n) => ({ id: `hour-${n + 1}`, print: readPrint(file) }))
  const made = performance.now()
  const index = new EpisodeIndex(again).prepare()
  const ready = performance.now()
  const shots = findShots(making)
  const alone = await timed(() => findMatches(making, index, shots))
  const matching = new MatchTogether(again)
  // As while a making-of is decoded: the thread has made itself ready.
  await setTimeout(2000)
  const together = await timed(() => matching.find(making, shots))
  await matching.stop()
  const megabytes = (bytes.reduce((sum, file) => sum + file.length, 0) / 1e6).toFixed(1)
  console.log(`${(making.durationSeconds / 60).toFixed(0)} minutes against ${HOURS} h of prints, ${megabytes} MB\n`)
  console.log('| what | wall time | processor time | must be |')
  console.log('| --- | --- | --- | --- |')
  console.log(`| reading the prints, while the making-of is decoded | ${seconds(made - read)} | | |`)
  console.log(`| making them ready, likewise | ${seconds(ready - made)} | | |`)
  console.log(`| matching, in one thread | ${seconds(alone.wall)} | ${seconds(alone.processor)} | |`)
  console.log(
    `| matching as \`watch\` does, in two, ${together.result.matches.length} matches | ${seconds(together.wall)} | ${seconds(together.processor)} | 1 s |`,
  )
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`

async function timed<Result>(
  work: () => Result | Promise<Result>,
): Promise<{ result: Result; wall: number; processor: number }> {
  const start = performance.now()
  const cpu = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(cpu)
  return { result, wall: performance.now() - start, processor: (user + system) / 1000 }
}

/**
 * An hour of print that resembles those of the pool in all that costs time, and is none of them: stretches in random order,
 * each with its tones moved and the bits of its signatures turned.
 */
function hourOf(pool: readonly Print[], seed: number): Print {
  const random = new Random(seed)
  const signs: number[] = []
  const frames: number[] = []
  const pitches: number[] = []
  const indexes: number[] = []
  const words: number[] = []
  const blocks: Uint8Array[] = []
  while (signs.length < 3600 / 0.024) {
    const { picture, sound } = random.pick(pool)
    if (!picture || !sound) continue
    const frameBase = signs.length * 2
    const gridBase = blocks.length * 50
    const move = random.whole(-60, 60)
    const turn = [random.whole(0, 2 ** 32 - 1), random.whole(0, 2 ** 32 - 1)]
    // Whole blocks of ten seconds only.
    const whole = Math.floor(Math.min(picture.grids.count / 50, sound.signs.length / 417))
    for (let b = 0; b < whole; b++) {
      blocks.push(picture.grids.bytes.subarray(picture.grids.offsets[b], picture.grids.offsets[b + 1]))
    }
    for (let k = 0; k < Math.round((whole * 10) / 0.024); k++) signs.push(((sound.signs[k] ?? 0) ^ turn[0]!) & 0xffffff)
    for (let i = 0; i < sound.peaks.count; i++) {
      if (sound.peaks.frames[i]! >= whole * 833) break
      frames.push(frameBase + sound.peaks.frames[i]!)
      pitches.push(Math.max(0, Math.min(511, sound.peaks.pitches[i]! + move)))
    }
    for (let i = 0; i < picture.keys.count; i++) {
      if (picture.keys.indexes[i]! >= whole * 50) break
      indexes.push(gridBase + picture.keys.indexes[i]!)
      words.push((picture.keys.words[2 * i]! ^ turn[0]!) >>> 0, (picture.keys.words[2 * i + 1]! ^ turn[1]!) >>> 0)
    }
  }
  const offsets = new Uint32Array(blocks.length + 1)
  blocks.forEach((block, b) => (offsets[b + 1] = offsets[b]! + block.length))
  const bytes = new Uint8Array(offsets[blocks.length]!)
  blocks.forEach((block, b) => bytes.set(block, offsets[b]))
  return {
    durationSeconds: blocks.length * 10,
    shots: [{ start: 0, end: blocks.length * 10 }],
    picture: {
      aspect: 16 / 9,
      active: { x: 0, y: 0, width: 1, height: 1 },
      grids: { count: blocks.length * 50, bytes, offsets },
      keys: { count: indexes.length, indexes: Uint32Array.from(indexes), words: Uint32Array.from(words) },
    },
    sound: {
      signs: Uint32Array.from(signs),
      peaks: { count: frames.length, frames: Uint32Array.from(frames), pitches: Uint16Array.from(pitches) },
    },
  }
}
