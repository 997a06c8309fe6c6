import { spawnSync } from 'node:child_process'
import type { Readings } from '@aftercut/engine/readings'
import type { Match } from '@aftercut/engine/report'
import { type Fingerprints, matchDiagonals } from './diagonals.ts'

/** Another way to find copies, on the same work. */
export type Peer = {
  name: string
  fingerprints: (path: string, readings: Readings) => Fingerprints
  match: (making: Fingerprints, episodes: readonly { id: string; prints: Fingerprints }[]) => Match[]
}

/** Seconds between two of Chromaprint's numbers: 1365 samples at 11,025 Hz. */
const CHROMAPRINT_SECONDS = 1365 / 11_025

/** Chromaprint's numbers, two seconds of which differ in at most 0.3 of their bits: its own limit for a match is 10 of 32. */
const chromaprint: Peer = {
  name: 'Chromaprint',
  fingerprints: (path) => {
    // It ends with a complaint about the file's end, after all its numbers.
    const { stdout: out } = spawnSync('fpcalc', ['-raw', '-plain', '-length', '0', path], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    })
    const values = Uint32Array.from(out.trim().split(','), (word) => Number(word) >>> 0)
    return { perSecond: 1 / CHROMAPRINT_SECONDS, words: 1, values }
  },
  match: (making, episodes) => matchDiagonals(making, episodes, { mostDiffering: 0.3, windowSeconds: 2, by: 'audio' }),
}

const HASHES_PER_SECOND = 5

/** Difference hashes (Krawetz, 2013) of the whole picture, five a second, two seconds of which differ in at most 10 of 64 bits. */
const frameHashes: Peer = {
  name: 'frame hashes',
  fingerprints: (_, { picture }) => {
    if (!picture) return { perSecond: HASHES_PER_SECOND, words: 2, values: new Uint32Array() }
    const { rate, count, width, height, luma } = picture.pictures
    const each = Math.round(rate / HASHES_PER_SECOND)
    const values = new Uint32Array(2 * Math.floor(count / each))
    for (let k = 0; k < values.length / 2; k++) {
      const picture8 = luma.subarray(k * each * width * height, (k * each + 1) * width * height)
      for (let row = 0; row < 8; row++) {
        for (let column = 0; column < 8; column++) {
          const here = cell(picture8, width, height, column, row)
          if (here > cell(picture8, width, height, column + 1, row)) {
            values[2 * k + (row >> 2)]! |= 1 << (8 * (row & 3) + column)
          }
        }
      }
    }
    return { perSecond: HASHES_PER_SECOND, words: 2, values }
  },
  match: (making, episodes) =>
    matchDiagonals(making, episodes, { mostDiffering: 10 / 64, windowSeconds: 2, by: 'video' }),
}

/** Mean of a cell of 9 × 8. */
function cell(luma: Uint8Array, width: number, height: number, column: number, row: number): number {
  let sum = 0
  let pixels = 0
  for (let y = Math.floor((row * height) / 8); y < Math.floor(((row + 1) * height) / 8); y++) {
    for (let x = Math.floor((column * width) / 9); x < Math.floor(((column + 1) * width) / 9); x++) {
      sum += luma[y * width + x]!
      pixels++
    }
  }
  return sum / pixels
}

/** Those that this machine has. */
export const peers = (): Peer[] =>
  spawnSync('fpcalc', ['-version']).error ? [frameHashes] : [chromaprint, frameHashes]
