import { readFileSync, writeFileSync } from 'node:fs'
import { FilmWriter, filteredFrames, type SourceInput } from '@aftercut/media/encoding'
import { music, Random } from '../stage/index.ts'
import { type Condition, HEIGHT, plainPicture, WIDTH } from './conditions.ts'
import type { Material } from './material.ts'
import { inRoom, overlay, samplesOf, SOUND_RATE } from './sounds.ts'
import { workFile } from './work-files.ts'

export type Truth = {
  making: { start: number; end: number }
  episode: { id: string; start: number; end: number }
  rate: number
}

/** A making-of, and what it copies. */
export type Making = { path: string; truth: Truth[] }

/** Clips of each making-of, of 3 to 8 s, and of 2 to 3 s, measured in the making-of. */
const LONG_CLIPS = 8
const SHORT_CLIPS = 6

/** Builds a making-of of one condition: clips of the episodes with other footage between them. */
export async function buildMaking(
  condition: Condition,
  episodes: readonly Material[],
  fillers: readonly Material[],
  seed: number,
): Promise<Making> {
  const name = `makings/${condition.name.replaceAll(/[^a-z0-9]+/g, '-')}-${seed}`
  const truthPath = await workFile(`${name}.json`, async (truthFile) => {
    const random = new Random(
      seed * 1000 + Array.from(condition.name).reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7),
    )
    const lengths = [
      ...Array.from({ length: LONG_CLIPS }, () => random.between(3, 8)),
      ...Array.from({ length: SHORT_CLIPS }, () => random.between(2.05, 2.95)),
    ]
    const parts: Part[] = []
    const clips: { part: number; truth: Omit<Truth, 'making'> }[] = []
    for (const [n, length] of lengths.entries()) {
      parts.push(fillerPart(random, fillers))
      const seconds = Math.round(length * RATE) / RATE
      const episode = episodes[n % episodes.length]!
      const speed = condition.speed?.(random) ?? 1
      const start = Math.round(random.between(episode.start, episode.end - seconds * speed) * RATE) / RATE
      parts.push(clipPart(condition, random, episode, start, seconds, speed, fillers))
      clips.push({
        part: parts.length - 1,
        truth: { episode: { id: episode.id, start, end: start + seconds * speed }, rate: 1 / speed },
      })
    }
    parts.push(fillerPart(random, fillers))
    let spans: Truth['making'][] = []
    await workFile(`${name}.mp4`, (to) => {
      spans = writeParts(to, parts, condition.encoding === 'low')
    })
    const truth = clips.map(({ part, truth }) => ({ ...truth, making: spans[part]! }))
    writeFileSync(truthFile, JSON.stringify(truth, undefined, 1))
  })
  return {
    path: truthPath.replace('.json', '.mp4'),
    truth: JSON.parse(readFileSync(truthPath, 'utf8')) as Truth[],
  }
}

const RATE = 25

/** A stretch of a making-of: FFmpeg's filters for its picture, `[v]`, and its samples at SOUND_RATE. */
export type Part = { inputs: SourceInput[]; filters: string; seconds: number; sound: Float32Array }

/** Writes the parts one after the other, each sound as long as its pictures. Returns their spans. */
export function writeParts(path: string, parts: readonly Part[], low = false): Truth['making'][] {
  const [width, height] = low ? [426, 240] : [WIDTH, HEIGHT]
  using film = new FilmWriter(path, {
    format: 'mp4',
    picture: {
      encoder: 'libx264',
      width,
      height,
      framesPerSecond: RATE,
      pixels: 'yuv420p',
      options: low
        ? { preset: 'veryfast', b: '110k', maxrate: '150k', bufsize: '300k' }
        : { preset: 'veryfast', crf: '27' },
    },
    sound: [{ encoder: 'aac', sampleRate: SOUND_RATE, channels: 1, options: { b: low ? '24k' : '64k' } }],
  })
  const spans: Truth['making'][] = []
  let pictures = 0
  let samples = 0
  for (const { inputs, filters, seconds, sound } of parts) {
    const start = pictures / RATE
    const graph = `${filters.replace('[v]', '[own]')};[own]trim=duration=${seconds},fps=${RATE},scale=${width}:${height},setsar=1,format=yuv420p[v]`
    for (const { frame } of filteredFrames(inputs, graph)) film.addPictureFrame(frame, pictures++ / RATE)
    const count = Math.round((pictures / RATE) * SOUND_RATE) - samples
    const exact = new Float32Array(count)
    exact.set(sound.subarray(0, count))
    film.addSound(exact)
    samples += count
    spans.push({ start, end: pictures / RATE })
  }
  film.finish()
  return spans
}

export function fillerPart(random: Random, fillers: readonly Material[]): Part {
  const filler = random.pick(fillers)
  const seconds = Math.round(random.between(1.5, 3.5) * RATE) / RATE
  const startSeconds = random.between(filler.start, filler.end - seconds)
  return {
    inputs: [{ path: filler.path, startSeconds, durationSeconds: seconds }],
    filters: `[0:v]${plainPicture}[v]`,
    seconds,
    sound: samplesOf(filler.path, startSeconds, seconds),
  }
}

function clipPart(
  condition: Condition,
  random: Random,
  episode: Material,
  start: number,
  seconds: number,
  speed: number,
  fillers: readonly Material[],
): Part {
  const length = seconds * speed
  const over = random.pick(fillers.filter((filler) => filler.end - filler.start > 20))
  const overInput = {
    path: over.path,
    startSeconds: random.between(over.start, over.end - seconds - 1),
    durationSeconds: seconds + 0.5,
  }
  const tempo =
    speed === 1
      ? 'anull'
      : condition.pitchKept
        ? `atempo=${speed}`
        : `aresample=48000,asetrate=${Math.round(48_000 * speed)},aresample=48000`
  const clean = samplesOf(episode.path, start, length, tempo)
  const picture = condition.picture?.(random) ?? plainPicture
  const filters = condition.pictureReplaced
    ? `[1:v]${plainPicture}[v]`
    : `[0:v]setpts=(PTS-STARTPTS)/${speed},fps=${RATE},${picture.replace('[over]', '[1:v]')}[v]`
  const source = { path: episode.path, startSeconds: start, durationSeconds: length }
  const both = filters.includes('[1:v]') && filters.includes('[0:v]')
  return {
    inputs: both ? [source, overInput] : [condition.pictureReplaced ? overInput : source],
    filters: both ? filters : filters.replace('[1:v]', '[0:v]'),
    seconds,
    sound: soundOf(condition, random, clean, overInput, seconds),
  }
}

function soundOf(
  { sound }: Condition,
  random: Random,
  clean: Float32Array,
  over: { path: string; startSeconds: number; durationSeconds: number },
  seconds: number,
): Float32Array {
  const seed = random.whole(1, 1e6)
  switch (sound) {
    case 'room':
      return inRoom(clean, seed)
    case 'music instead':
      return music(seed, seconds + 0.5, SOUND_RATE)
    case 'music over':
      return overlay(clean, music(seed, seconds + 0.5, SOUND_RATE))
    case 'speech over':
      return overlay(clean, samplesOf(over.path, over.startSeconds, over.durationSeconds))
    default:
      return clean
  }
}
