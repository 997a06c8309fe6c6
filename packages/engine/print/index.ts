export { makePrint } from './make-print.ts'
export {
  GRID_CELLS,
  GRID_COLUMNS,
  GRID_RATE,
  GRID_ROWS,
  GRIDS_PER_BLOCK,
  PEAK_SECONDS,
  PITCHES_PER_OCTAVE,
  SIGN_SECONDS,
  SIGNS,
  UnreadablePrint,
  type KeyPictures,
  type PicturePrint,
  type Print,
  type Rectangle,
  type SoundPrint,
} from './print.ts'
export { findActiveArea } from './active-area.ts'
export { decodeGrids, GridDecoder, stepOfBlock } from './grid-decoder.ts'
export { GridSampler } from './grid-sampler.ts'
export { readPrint } from './read-print.ts'
export { bitCount, signature, SIGNATURE_BITS } from './signature.ts'
export { FIRST_SEMITONE, semitoneDecibels, silenceOf } from './sound-bands.ts'
export { findPeaks, findPeakSets, type Peaks } from './sound-peaks.ts'
export { GROWTH_FRAMES } from './sound-signs.ts'
export { writePrint } from './write-print.ts'
