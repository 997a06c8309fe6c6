import { readFileSync, writeFileSync } from 'node:fs'
import { type Part, transcode } from '@aftercut/media/encoding'
import { music, Random } from '../stage/index.ts'
import { type Condition, HEIGHT, plainPicture, WIDTH } from './conditions.ts'
import type { Material } from './material.ts'
import { inRoom, overlay, samplesOf, SOUND_RATE, writeSound } from './sounds.ts'
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
      seed * 1000 + [...condition.name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7),
    )
    const lengths = [
      ...Array.from({ length: LONG_CLIPS }, () => random.between(3, 8)),
      ...Array.from({ length: SHORT_CLIPS }, () => random.between(2.05, 2.95)),
    ]
    const parts: Part[] = []
    const clips: { part: number; truth: Omit<Truth, 'making'> }[] = []
    for (const [n, length] of lengths.entries()) {
      parts.push(fillerPart(random, fillers))
      const seconds = Math.round(length * 25) / 25
      const episode = episodes[n % episodes.length]!
      const speed = condition.speed?.(random) ?? 1
      const start = Math.round(random.between(episode.start, episode.end - seconds * speed) * 25) / 25
      parts.push(await clipPart(condition, random, episode, start, seconds, speed, fillers, `${name}-${n}`))
      clips.push({
        part: parts.length - 1,
        truth: { episode: { id: episode.id, start, end: start + seconds * speed }, rate: 1 / speed },
      })
    }
    parts.push(fillerPart(random, fillers))
    const low = condition.encoding === 'low'
    let spans: { start: number; end: number }[] = []
    await workFile(`${name}.mp4`, (to) => {
      const { parts: made } = transcode(to, {
        parts,
        picture: {
          encoder: 'libx264',
          width: low ? 426 : WIDTH,
          height: low ? 240 : HEIGHT,
          framesPerSecond: 25,
          options: low
            ? { preset: 'veryfast', b: '110k', maxrate: '150k', bufsize: '300k' }
            : { preset: 'veryfast', crf: '27' },
        },
        sound: { encoder: 'aac', sampleRate: SOUND_RATE, channels: 1, options: { b: low ? '24k' : '64k' } },
      })
      spans = made
    })
    const truth = clips.map(({ part, truth }) => ({ ...truth, making: spans[part]! }))
    writeFileSync(truthFile, JSON.stringify(truth, undefined, 1))
  })
  return { path: truthPath.replace('.json', '.mp4'), truth: JSON.parse(readFileSync(truthPath, 'utf8')) as Truth[] }
}

function fillerPart(random: Random, fillers: readonly Material[]): Part {
  const filler = random.pick(fillers)
  const seconds = Math.round(random.between(1.5, 3.5) * 25) / 25
  const startSeconds = random.between(filler.start, filler.end - seconds)
  return {
    inputs: [{ path: filler.path, startSeconds, durationSeconds: seconds }],
    filters: `[0:v]${plainPicture}[v];[0:a]anull[a]`,
    durationSeconds: seconds,
  }
}

async function clipPart(
  condition: Condition,
  random: Random,
  episode: Material,
  start: number,
  seconds: number,
  speed: number,
  fillers: readonly Material[],
  name: string,
): Promise<Part> {
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
  const wav = await workFile(`${name}.wav`, (to) =>
    writeSound(to, soundOf(condition, random, clean, overInput, seconds)),
  )
  const picture = (condition.picture?.(random) ?? plainPicture).replace('[over]', '[1:v]')
  const pictureGraph = condition.pictureReplaced
    ? `[1:v]${plainPicture}[v]`
    : `[0:v]setpts=(PTS-STARTPTS)/${speed},fps=25,${picture}[v]`
  return {
    inputs: [{ path: episode.path, startSeconds: start, durationSeconds: length }, overInput, { path: wav }],
    filters: `${pictureGraph};[2:a]anull[a]`,
    durationSeconds: seconds,
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
