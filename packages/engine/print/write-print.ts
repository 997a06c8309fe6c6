import { ByteWriter } from './bytes.ts'
import { crc32 } from './checksum.ts'
import type { PicturePrint, Print, SoundPrint } from './print.ts'

/** The first bytes of every print. */
export const MAGIC = 'AFTERCUT PRINT\r\n'

/** Raised whenever what older programs read would mean something else. */
export const FORMAT_VERSION = 1

/** Sections in the order in which they are written. A reader skips those that it does not know. */
export const SECTION = { shots: 1, picture: 2, keys: 3, peaks: 4, signs: 5 } as const

/** The bytes of a print file: `docs/print-format.md`. */
export function writePrint(print: Print): Uint8Array {
  const writer = new ByteWriter()
  writer.bytes(Uint8Array.from(MAGIC, (letter) => letter.charCodeAt(0)))
  writer.u16(FORMAT_VERSION)
  writer.u16(0)
  const sections: [number, Uint8Array][] = [[SECTION.shots, shotsSection(print)]]
  if (print.picture) {
    sections.push([SECTION.picture, pictureSection(print.picture)], [SECTION.keys, keysSection(print.picture)])
  }
  if (print.sound) sections.push([SECTION.peaks, peaksSection(print.sound)], [SECTION.signs, signsSection(print.sound)])
  writer.u32(28 + sections.reduce((sum, [, bytes]) => sum + 8 + bytes.length, 0) + 4)
  writer.u32(Math.round(print.durationSeconds * 1000))
  for (const [id, bytes] of sections) {
    writer.u32(id)
    writer.u32(bytes.length)
    writer.bytes(bytes)
  }
  writer.u32(crc32(writer.take()))
  return writer.take()
}

function shotsSection({ shots }: Print): Uint8Array {
  const writer = new ByteWriter()
  writer.varint(shots.length)
  let last = 0
  for (const shot of shots) {
    const end = Math.round(shot.end * 100)
    writer.varint(end - last)
    last = end
  }
  return writer.take()
}

function pictureSection({ aspect, active, grids }: PicturePrint): Uint8Array {
  const writer = new ByteWriter()
  writer.u16(Math.round(aspect * 4096))
  for (const part of [active.x, active.y, active.width, active.height]) writer.u16(Math.round(part * 65535))
  writer.varint(grids.count)
  for (let b = 1; b < grids.offsets.length; b++) writer.varint(grids.offsets[b]! - grids.offsets[b - 1]!)
  writer.bytes(grids.bytes)
  return writer.take()
}

function keysSection({ keys }: PicturePrint): Uint8Array {
  const writer = new ByteWriter()
  writer.varint(keys.count)
  let last = 0
  for (const index of keys.indexes) {
    writer.varint(index - last)
    last = index
  }
  for (const word of keys.words) writer.u32(word)
  return writer.take()
}

function peaksSection({ peaks }: SoundPrint): Uint8Array {
  const writer = new ByteWriter()
  writer.varint(peaks.count)
  let last = 0
  for (let i = 0; i < peaks.count; i++) {
    const step = peaks.frames[i]! - last
    last = peaks.frames[i]!
    // Seven bits of step, nine of pitch. A longer step follows as a number of its own.
    writer.u16((Math.min(step, 127) << 9) | peaks.pitches[i]!)
    if (step >= 127) writer.varint(step - 127)
  }
  return writer.take()
}

function signsSection({ signs }: SoundPrint): Uint8Array {
  const writer = new ByteWriter()
  writer.varint(signs.length)
  for (const word of signs) {
    writer.u16(word & 0xffff)
    writer.u8(word >>> 16)
  }
  return writer.take()
}
