import type { Span } from '../report/index.ts'
import { ByteReader } from './bytes.ts'
import { crc32 } from './checksum.ts'
import {
  GRIDS_PER_BLOCK,
  type KeyPictures,
  type PicturePrint,
  type Print,
  type SoundPrint,
  UnreadablePrint,
} from './print.ts'
import { FORMAT_VERSION, MAGIC, SECTION } from './write-print.ts'

const HEADER_BYTES = 28

/** Reads a print file, or throws an UnreadablePrint that says what is wrong with it. */
export function readPrint(bytes: Uint8Array): Print {
  const reader = new ByteReader(bytes)
  const begins = String.fromCharCode(...bytes.subarray(0, MAGIC.length))
  if (begins !== MAGIC.slice(0, begins.length) || bytes.length === 0) {
    throw new UnreadablePrint(
      'not-a-print',
      'This is not a print: its first bytes are others. Make one with `aftercut print`.',
    )
  }
  if (bytes.length < HEADER_BYTES) throw truncated(bytes.length, HEADER_BYTES)
  reader.bytes(MAGIC.length)
  const version = reader.u16()
  if (version !== FORMAT_VERSION) {
    throw new UnreadablePrint(
      'newer-version',
      `The print is of format ${version}; this program reads format ${FORMAT_VERSION}. Print the video again.`,
    )
  }
  reader.u16()
  const length = reader.u32()
  const durationSeconds = reader.u32() / 1000
  if (bytes.length < length) throw truncated(bytes.length, length)
  const checked = length >= HEADER_BYTES + 4 ? crc32(bytes.subarray(0, length - 4)) : undefined
  if (checked !== new DataView(bytes.buffer, bytes.byteOffset).getUint32(Math.max(0, length - 4), true)) {
    throw new UnreadablePrint('damaged', 'The print is damaged: its checksum does not fit. Print the video again.')
  }
  try {
    return readSections(new ByteReader(bytes.subarray(HEADER_BYTES, length - 4)), durationSeconds)
  } catch (cause) {
    throw new UnreadablePrint('damaged', 'The print is damaged: its parts do not fit. Print the video again.', {
      cause,
    })
  }
}

const truncated = (is: number, should: number): UnreadablePrint =>
  new UnreadablePrint('truncated', `The print is cut short: ${is} of ${should} bytes. Copy it or make it again.`)

function readSections(reader: ByteReader, durationSeconds: number): Print {
  const sections = new Map<number, ByteReader>()
  while (reader.left > 0) {
    const id = reader.u32()
    sections.set(id, new ByteReader(reader.bytes(reader.u32())))
  }
  const shots = sections.get(SECTION.shots)
  const picture = sections.get(SECTION.picture)
  const keys = sections.get(SECTION.keys)
  const peaks = sections.get(SECTION.peaks)
  const signs = sections.get(SECTION.signs)
  return {
    durationSeconds,
    shots: shots ? readShots(shots) : [{ start: 0, end: durationSeconds }],
    ...(picture && keys && { picture: { ...readPicture(picture), keys: readKeys(keys) } }),
    ...(peaks && signs && { sound: { peaks: readPeaks(peaks), signs: readSigns(signs) } }),
  }
}

function readShots(reader: ByteReader): Span[] {
  let last = 0
  return Array.from({ length: within(reader.varint(), reader.left) }, () => {
    const start = last / 100
    last += reader.varint()
    return { start, end: last / 100 }
  })
}

function readPicture(reader: ByteReader): Omit<PicturePrint, 'keys'> {
  const aspect = reader.u16() / 4096
  const [x, y, width, height] = [reader.u16(), reader.u16(), reader.u16(), reader.u16()]
  const active = { x: x / 65535, y: y / 65535, width: width / 65535, height: height / 65535 }
  const count = reader.varint()
  const blocks = within(Math.ceil(count / GRIDS_PER_BLOCK), reader.left)
  const offsets = new Uint32Array(blocks + 1)
  for (let b = 0; b < blocks; b++) offsets[b + 1] = offsets[b]! + reader.varint()
  return { aspect, active, grids: { count, offsets, bytes: reader.bytes(offsets[blocks]!) } }
}

function readKeys(reader: ByteReader): KeyPictures {
  const count = within(reader.varint(), reader.left)
  const indexes = new Uint32Array(count)
  let last = 0
  for (let i = 0; i < count; i++) {
    last += reader.varint()
    indexes[i] = last
  }
  return { count, indexes, words: Uint32Array.from({ length: 2 * count }, () => reader.u32()) }
}

function readPeaks(reader: ByteReader): SoundPrint['peaks'] {
  const count = within(reader.varint(), reader.left)
  const frames = new Uint32Array(count)
  const pitches = new Uint16Array(count)
  let frame = 0
  for (let i = 0; i < count; i++) {
    const word = reader.u16()
    const step = word >>> 9
    frame += step === 127 ? 127 + reader.varint() : step
    frames[i] = frame
    pitches[i] = word & 511
  }
  return { count, frames, pitches }
}

function readSigns(reader: ByteReader): Uint32Array {
  const signs = new Uint32Array(within(reader.varint(), reader.left))
  for (let k = 0; k < signs.length; k++) {
    const low = reader.u16()
    signs[k] = low | (reader.u8() << 16)
  }
  return signs
}

/** A count of things of at least a byte each: more than are left is damage, found before memory is laid out for them. */
function within(count: number, left: number): number {
  if (count > left) throw new RangeError(`${count} things in ${left} bytes.`)
  return count
}
