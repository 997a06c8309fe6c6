import { ANALYSIS_SAMPLE_RATE, createVideoAnalyser, type Readings } from '@aftercut/engine/readings'
import { music, Random, speak, VOICE_RATE } from '../stage/index.ts'

const WIDTH = 128
const HEIGHT = 72
const RATE = 10

/** Side of the noise that pictures are cut from: as long as it does not repeat within a shot. */
const FIELD = 256

/**
 * The readings of a film that shares nothing with any other: shots of drifting, breathing noise with shapes that move
 * over it, and voices that say words that nobody else says, or music. Made without a codec: it is the matching that is tried.
 */
export function noiseFilm(seed: number, seconds: number): Readings {
  const analyser = createVideoAnalyser({
    durationSeconds: seconds,
    picture: { width: 1280, height: 720, framesPerSecond: RATE, analysisWidth: WIDTH, analysisHeight: HEIGHT },
    sound: { sampleRate: ANALYSIS_SAMPLE_RATE },
  })
  const random = new Random(seed)
  analyser.sound(soundOf(random, seconds))
  let shot = shotOf(random)
  let shotStart = 0
  const y = new Uint8Array(WIDTH * HEIGHT)
  const u = new Uint8Array((WIDTH * HEIGHT) / 4)
  const v = new Uint8Array((WIDTH * HEIGHT) / 4)
  for (let n = 0; n < seconds * RATE; n++) {
    const time = n / RATE
    if (time - shotStart >= shot.seconds) {
      shot = shotOf(random)
      shotStart = time
    }
    draw(shot, time - shotStart, y)
    u.fill(shot.tint)
    v.fill(255 - shot.tint)
    analyser.picture({ timeSeconds: time, width: WIDTH, height: HEIGHT, y, u, v })
  }
  return analyser.finish(seconds)
}

type Blob = { x: number; y: number; size: number; light: number; reach: number; turns: number; phase: number }
type Shot = {
  seconds: number
  field: Float32Array
  driftX: number
  driftY: number
  breath: number
  tint: number
  blobs: Blob[]
}

function shotOf(random: Random): Shot {
  return {
    seconds: random.between(1.5, 8),
    field: noise(random),
    driftX: random.chance(0.4) ? random.between(-8, 8) : 0,
    driftY: random.chance(0.2) ? random.between(-4, 4) : 0,
    breath: random.between(0, 0.1),
    tint: random.whole(90, 165),
    blobs: Array.from({ length: random.whole(1, 5) }, () => ({
      x: random.between(0.1, 0.9) * WIDTH,
      y: random.between(0.2, 0.9) * HEIGHT,
      size: random.between(4, 22),
      light: random.between(-90, 90),
      reach: random.between(1, 14),
      turns: random.between(0.1, 0.9),
      phase: random.between(0, 6.28),
    })),
  }
}

/** Noise of several sizes (Perlin, 1985): FIELD × FIELD values of luma. */
function noise(random: Random): Float32Array {
  const field = new Float32Array(FIELD * FIELD).fill(random.between(60, 160))
  for (let cells = random.whole(2, 5); cells <= 64; cells *= 2) {
    const lattice = Float32Array.from({ length: cells * cells }, () => random.between(-1, 1))
    const strength = 70 / Math.sqrt(cells)
    for (let py = 0; py < FIELD; py++) {
      for (let px = 0; px < FIELD; px++) {
        const x = (px * cells) / FIELD
        const y = (py * cells) / FIELD
        const i = Math.floor(x)
        const j = Math.floor(y)
        const at = (a: number, b: number): number => lattice[(b % cells) * cells + (a % cells)]!
        const top = at(i, j) + (x - i) * (at(i + 1, j) - at(i, j))
        const bottom = at(i, j + 1) + (x - i) * (at(i + 1, j + 1) - at(i, j + 1))
        field[py * FIELD + px]! += strength * (top + (y - j) * (bottom - top))
      }
    }
  }
  return field
}

function draw({ field, driftX, driftY, breath, blobs }: Shot, time: number, to: Uint8Array): void {
  const light = 1 + breath * Math.sin(1.7 * time)
  const left = Math.round(FIELD + driftX * time)
  const top = Math.round(FIELD + driftY * time)
  for (let y = 0; y < HEIGHT; y++) {
    const row = ((top + y) % FIELD) * FIELD
    for (let x = 0; x < WIDTH; x++) to[y * WIDTH + x] = clamp(field[row + ((left + x) % FIELD)]! * light)
  }
  for (const { x, y, size, light: more, reach, turns, phase } of blobs) {
    const cx = x + reach * Math.sin(turns * 6.28 * time + phase)
    const cy = y + 0.5 * reach * Math.sin(1.3 * turns * 6.28 * time + 2 * phase)
    for (let py = Math.max(0, Math.floor(cy - size)); py < Math.min(HEIGHT, cy + size); py++) {
      for (let px = Math.max(0, Math.floor(cx - size)); px < Math.min(WIDTH, cx + size); px++) {
        if ((px - cx) ** 2 + (py - cy) ** 2 < size ** 2) to[py * WIDTH + px] = clamp(to[py * WIDTH + px]! + more)
      }
    }
  }
}

const clamp = (value: number): number => Math.max(16, Math.min(235, value))

const CONSONANTS = ['b', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'w', 'st', 'tr', 'sh', 'ch']
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ee', 'oo', 'ou']

/** Talk in words that are made up as it goes, with pauses; a quarter of the time music. */
function soundOf(random: Random, seconds: number): Float32Array {
  const sound = new Float32Array(Math.round(seconds * ANALYSIS_SAMPLE_RATE))
  let time = 0
  while (time < seconds) {
    const part = random.chance(0.25)
      ? music(random.whole(1, 1e9), random.between(4, 12), ANALYSIS_SAMPLE_RATE)
      : said(random)
    const start = Math.round(time * ANALYSIS_SAMPLE_RATE)
    sound.set(part.subarray(0, Math.max(0, sound.length - start)), start)
    time += part.length / ANALYSIS_SAMPLE_RATE + random.between(0, 1.5)
  }
  for (let i = 0; i < sound.length; i++) sound[i]! += (random.next() - 0.5) * 0.002
  return sound
}

function said(random: Random): Float32Array {
  const words = Array.from({ length: random.whole(3, 9) }, () =>
    Array.from({ length: random.whole(1, 3) }, () => random.pick(CONSONANTS) + random.pick(VOWELS)).join(''),
  )
  const voice = speak(words.join(' '), {
    voice: 'en-us',
    rate: random.whole(120, 210),
    pitch: random.whole(10, 90),
    range: random.whole(20, 80),
  })
  // To the analysis rate by the nearest samples on each side.
  const step = VOICE_RATE / ANALYSIS_SAMPLE_RATE
  return Float32Array.from({ length: Math.floor(voice.length / step) - 1 }, (_, i) => {
    const at = Math.floor(i * step)
    return 0.5 * (voice[at]! + (i * step - at) * (voice[at + 1]! - voice[at]!))
  })
}
