import type { PictureReadings, Readings, SoundReadings } from '../readings/index.ts'
import type { Span } from '../report/index.ts'
import { findShots } from '../video/index.ts'
import { findActiveArea } from './active-area.ts'
import { encodeGrids } from './grid-coder.ts'
import { GridSampler } from './grid-sampler.ts'
import { chooseKeyPictures } from './key-pictures.ts'
import { GRID_CELLS, GRID_RATE, GRIDS_PER_BLOCK, type PicturePrint, type Print, type SoundPrint } from './print.ts'
import { soundBands } from './sound-bands.ts'
import { findPeaks } from './sound-peaks.ts'
import { growthSigns } from './sound-signs.ts'

/** What the grids may take: with sound (157 bytes a second) and keys, a print stays under a megabyte an hour. */
const GRID_BYTES_PER_SECOND = 84

/** Makes the print of a video. The same readings give the same print. */
export function makePrint(readings: Readings): Print {
  const shots = findShots(readings).map(({ start, end }) => ({ start: hundredths(start), end: hundredths(end) }))
  return {
    durationSeconds: readings.durationSeconds,
    shots,
    ...(readings.picture && { picture: printPicture(readings.picture, shots) }),
    ...(readings.sound && { sound: printSound(readings.sound) }),
  }
}

const hundredths = (seconds: number): number => Math.round(seconds * 100) / 100

function printPicture(readings: PictureReadings, shots: readonly Span[]): PicturePrint {
  const active = findActiveArea(readings.pictures)
  const grids = sampleGrids(readings, active)
  const count = grids.length / GRID_CELLS
  const blocks: Uint8Array[] = []
  for (let start = 0; start < count; start += GRIDS_PER_BLOCK) {
    const size = Math.min(GRIDS_PER_BLOCK, count - start)
    const budget = Math.ceil((size * GRID_BYTES_PER_SECOND) / GRID_RATE)
    blocks.push(encodeGrids(grids.subarray(start * GRID_CELLS, (start + size) * GRID_CELLS), size, budget))
  }
  const offsets = new Uint32Array(blocks.length + 1)
  blocks.forEach((block, b) => (offsets[b + 1] = offsets[b]! + block.length))
  const bytes = new Uint8Array(offsets[blocks.length]!)
  blocks.forEach((block, b) => bytes.set(block, offsets[b]))
  return {
    aspect: readings.aspect,
    active,
    grids: { count, bytes, offsets },
    keys: chooseKeyPictures(grids, count, shots),
  }
}

/** Grids at GRID_RATE: means of the small pictures that fall into each. */
function sampleGrids({ pictures }: PictureReadings, active: PicturePrint['active']): Uint8Array {
  const { width, height, luma } = pictures
  const each = Math.round(pictures.rate / GRID_RATE)
  const count = Math.ceil(pictures.count / each)
  const sampler = new GridSampler(width, height, active)
  const grids = new Uint8Array(count * GRID_CELLS)
  const grid = new Float32Array(GRID_CELLS)
  const sums = new Float32Array(GRID_CELLS)
  for (let k = 0; k < count; k++) {
    const end = Math.min(pictures.count, (k + 1) * each)
    sums.fill(0)
    for (let p = k * each; p < end; p++) {
      sampler.sample(luma, p * width * height, grid, 0)
      for (let i = 0; i < GRID_CELLS; i++) sums[i]! += grid[i]!
    }
    for (let i = 0; i < GRID_CELLS; i++) grids[k * GRID_CELLS + i] = Math.round(sums[i]! / (end - k * each))
  }
  return grids
}

function printSound({ spectrum }: SoundReadings): SoundPrint {
  return { signs: growthSigns(soundBands(spectrum), spectrum.count), peaks: findPeaks(spectrum) }
}
