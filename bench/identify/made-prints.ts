import type { Clip } from '@aftercut/engine/marks'
import { GRID_RATE, PEAK_SECONDS, type Peaks, type Print } from '@aftercut/engine/print'
import type { Random } from '../stage/random.ts'

/** A signature. */
type Word = [low: number, high: number]

/** Seconds of a model print that follow each other in a made one. */
const PIECE_SECONDS = 1.5

/** Each peak stands elsewhere than in the model by up to this: a piece that is used twice shares no more than chance. */
const SHIFT_PITCHES = 40
const JITTER_PITCHES = 9
const JITTER_FRAMES = 3
const FLIPPED_BITS = 12

/**
 * A print of sound and key pictures as they are in films: pieces of model prints in an order, at a pitch and with bits
 * of its own. Pitches, distances and bits are as frequent as in the models; what follows what is not.
 */
export function makeUpPrint(models: readonly Print[], seconds: number, random: Random): Print {
  const frames: number[] = []
  const pitches: number[] = []
  const indexes: number[] = []
  const words: number[] = []
  for (let at = 0; at < seconds; at += PIECE_SECONDS) {
    const model = random.pick(models)
    const from = random.between(0, model.durationSeconds - PIECE_SECONDS)
    const shift = Math.round(random.between(-SHIFT_PITCHES, SHIFT_PITCHES))
    const piece: [frame: number, pitch: number][] = []
    for (const [frame, pitch] of peaksBetween(model, from, from + PIECE_SECONDS)) {
      const now = pitch + shift + Math.round(random.between(-JITTER_PITCHES, JITTER_PITCHES))
      const moved = Math.round((at - from) / PEAK_SECONDS + random.between(-JITTER_FRAMES, JITTER_FRAMES))
      if (now >= 0 && now < 512) piece.push([Math.max(frames.at(-1) ?? 0, frame + moved), now])
    }
    for (const [frame, pitch] of piece.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
      frames.push(frame)
      pitches.push(pitch)
    }
    for (const [second, word] of keysBetween(model, from, from + PIECE_SECONDS)) {
      indexes.push(Math.round((at + second - from) * GRID_RATE))
      words.push(...flipped(word, random))
    }
  }
  const peaks = { count: frames.length, frames: Uint32Array.from(frames), pitches: Uint16Array.from(pitches) }
  return {
    durationSeconds: seconds,
    shots: [{ start: 0, end: seconds }],
    sound: { signs: new Uint32Array(), peaks },
    picture: {
      aspect: 16 / 9,
      active: { x: 0, y: 0, width: 1, height: 1 },
      grids: { count: 0, bytes: new Uint8Array(), offsets: new Uint32Array([0]) },
      keys: { count: indexes.length, indexes: Uint32Array.from(indexes), words: Uint32Array.from(words) },
    },
  }
}

/** The sound of a clip of a print: `kept` of its peaks, moved by a little, among as many others that are not its own. */
export function clipFrom(print: Print, start: number, end: number, kept: number, random: Random): Clip {
  const peaks: [frame: number, pitch: number][] = []
  for (const [frame, pitch] of peaksBetween(print, start, end)) {
    const own = frame - Math.round(start / PEAK_SECONDS)
    if (random.next() < kept)
      peaks.push([
        Math.max(0, own + Math.round(random.between(-0.7, 0.7))),
        pitch + Math.round(random.between(-0.8, 0.8)),
      ])
    peaks.push([Math.floor(random.between(0, (end - start) / PEAK_SECONDS)), Math.floor(random.between(0, 512))])
  }
  return { peaks: inOrder(peaks) }
}

function inOrder(peaks: [frame: number, pitch: number][]): Peaks {
  const sorted = peaks.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  return {
    count: sorted.length,
    frames: Uint32Array.from(sorted, ([frame]) => frame),
    pitches: Uint16Array.from(sorted, ([, pitch]) => pitch),
  }
}

function* peaksBetween({ sound }: Print, start: number, end: number): Generator<[frame: number, pitch: number]> {
  if (!sound) return
  const { frames, pitches, count } = sound.peaks
  for (let k = firstFrom(frames, start / PEAK_SECONDS); k < count && frames[k]! < end / PEAK_SECONDS; k++)
    yield [frames[k]!, pitches[k]!]
}

function* keysBetween({ picture }: Print, start: number, end: number): Generator<[second: number, Word]> {
  if (!picture) return
  const { indexes, words, count } = picture.keys
  for (let k = 0; k < count; k++) {
    const second = indexes[k]! / GRID_RATE
    if (second >= start && second < end) yield [second, [words[2 * k]!, words[2 * k + 1]!]]
  }
}

function firstFrom(frames: Uint32Array, frame: number): number {
  let [low, high] = [0, frames.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (frames[middle]! < frame) low = middle + 1
    else high = middle
  }
  return low
}

function flipped([low, high]: Word, random: Random): Word {
  const words: Word = [low, high]
  for (let bit = 0; bit < FLIPPED_BITS; bit++) {
    const at = Math.floor(random.between(0, 64))
    words[at >> 5]! ^= 1 << (at & 31)
  }
  return [words[0] >>> 0, words[1] >>> 0]
}
