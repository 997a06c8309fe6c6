import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AV_CODEC_ID_MJPEG, AV_DISPOSITION_ATTACHED_PIC, AVMEDIA_TYPE_VIDEO } from 'node-av/constants'
import { FormatContext, Rational } from 'node-av/lib'
import { afterAll, expect, test } from 'vitest'
import { MediaFile, must } from '../decoding/index.ts'
import { luma, makeFilm, rising } from './testing/films.ts'
import { witness } from './testing/read-witness.ts'
import { remux } from './testing/remux.ts'

/* Files that are odd but whole. */

const folder = mkdtempSync(join(tmpdir(), 'aftercut-odd-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a start other than zero: times count from the start of the file', async () => {
  const [plain, late] = [join(folder, 'plain.mkv'), join(folder, 'late.mkv')]
  await makeFilm(plain, { draw: rising, sound: [{ encoder: 'flac' }] })
  remux(plain, late, (packet) => {
    packet.pts += 3_600_000n
    packet.dts += 3_600_000n
    return true
  })
  const [a, b] = [await witness(plain), await witness(late)]
  expect(b.result.times).toEqual(a.result.times)
  expect(b.facts.durationSeconds).toBeCloseTo(a.facts.durationSeconds, 3)
  expect(b.result.samples).toBe(a.result.samples)
  expect(b.problems).toEqual([])
})

test('sound that begins after the picture stands at its time', async () => {
  const [plain, late] = [join(folder, 'both.mkv'), join(folder, 'late-sound.mkv')]
  await makeFilm(plain, { sound: [{ encoder: 'flac' }] })
  remux(plain, late, (packet) => packet.streamIndex === 0 || packet.pts >= 1000n)
  const { result } = await witness(late)
  expect(result.peaks.findIndex((peak) => peak > 0.1)).toBe(10)
  expect(result.samples).toBe(32_000)
})

test('a gap in the sound is silence, and what follows stands at its time', async () => {
  const [plain, gap] = [join(folder, 'whole.mkv'), join(folder, 'gap.mkv')]
  await makeFilm(plain, { sound: [{ encoder: 'flac' }] })
  remux(plain, gap, (packet) => packet.streamIndex === 0 || packet.pts < 500n || packet.pts >= 1500n)
  const { result } = await witness(gap)
  expect(result.samples).toBe(32_000)
  expect(result.peaks.map((peak) => (peak > 0.1 ? 1 : 0)).join('')).toMatch(/^11111+000000+11111+$/)
})

test("a broadcast's clock that jumps: time goes on, and the jump is told", async () => {
  const parts = [join(folder, 'part1.ts'), join(folder, 'part2.ts')] as const
  for (const part of parts) await makeFilm(part, { draw: rising })
  for (const [name, offset] of [
    ['back.ts', 0n],
    ['forward.ts', 90_000n * 5000n],
  ] as const) {
    const moved = join(folder, `moved-${name}`)
    remux(parts[1], moved, (packet) => {
      packet.pts += offset
      packet.dts += offset
      return true
    })
    const joined = join(folder, name)
    writeFileSync(joined, Buffer.concat([readFileSync(parts[0]), readFileSync(moved)]))
    const { result, facts, problems } = await witness(joined)
    expect(problems.map((p) => p.code)).toContain('clock-jump')
    expect(facts.durationSeconds).toBeGreaterThan(3.8)
    expect(facts.durationSeconds).toBeLessThan(4.4)
    expect(result.times.length).toBeGreaterThanOrEqual(98)
    expect(result.times).toEqual(result.times.toSorted((a, b) => a - b))
    // The second part begins dark again, two seconds in.
    const dark = result.times.findIndex((t, n) => t > 1.5 && result.quarters[4 * n]! < luma(40))
    expect(result.times[dark]).toBeGreaterThan(1.9)
    expect(result.times[dark]).toBeLessThan(2.3)
  }
})

test('the picture changes its size midstream', async () => {
  const [small, wide] = [join(folder, 'small.ts'), join(folder, 'wide.ts')]
  await makeFilm(small, { picture: { width: 192, height: 108 } })
  await makeFilm(wide, { picture: { width: 256, height: 96 } })
  const joined = join(folder, 'sizes.ts')
  writeFileSync(joined, Buffer.concat([readFileSync(small), readFileSync(wide)]))
  const { result } = await witness(joined)
  expect(result.times.length).toBeGreaterThanOrEqual(98)
  // The wider half stands between black bars: its dark corner is darker, its bright one less bright.
  const last = result.quarters.slice(-4)
  expect(last[0]!).toBeLessThan(20)
  expect(last[3]!).toBeGreaterThan(150)
  expect(last[3]!).toBeLessThan(result.quarters[3]! - 20)
})

test('a cover picture is no video', async () => {
  const [plain, covered] = [join(folder, 'song.m4a'), join(folder, 'cover.mp4')]
  await makeFilm(plain, { picture: undefined, format: 'ipod' })
  const jpeg = join(folder, 'cover.mkv')
  const gone = (pixels: Uint8Array) => pixels.fill(200)
  await makeFilm(jpeg, {
    seconds: 0.04,
    draw: gone,
    sound: [],
    picture: { encoder: 'mjpeg', encodedPixels: 'yuvj420p' },
  })
  using song = new MediaFile(plain)
  using picture = new MediaFile(jpeg)
  const output = new FormatContext()
  must(output.allocOutputContext2(null, 'mp4', covered), covered)
  const sound = output.newStream(null)
  song.streams[0]!.codecpar.copy(sound.codecpar)
  sound.codecpar.codecTag = 0
  sound.timeBase = song.streams[0]!.timeBase
  const cover = output.newStream(null)
  picture.streams[0]!.codecpar.copy(cover.codecpar)
  cover.codecpar.codecTag = 0
  expect(cover.codecpar.codecId).toBe(AV_CODEC_ID_MJPEG)
  cover.timeBase = new Rational(1, 90_000)
  cover.setDisposition(AV_DISPOSITION_ATTACHED_PIC)
  must(output.openOutputSync(), covered)
  must(output.writeHeaderSync(null), covered)
  const still = picture.read()
  if (typeof still !== 'number') {
    still.streamIndex = 1
    must(output.interleavedWriteFrameSync(still), covered)
  }
  for (;;) {
    const packet = song.read()
    if (typeof packet === 'number') break
    packet.rescaleTs(song.streams[0]!.timeBase, sound.timeBase)
    must(output.interleavedWriteFrameSync(packet), covered)
  }
  must(output.writeTrailerSync(), covered)
  output.closeOutputSync()
  output.freeContext()

  using written = new MediaFile(covered)
  expect(written.context.findBestStream(AVMEDIA_TYPE_VIDEO)).toBeGreaterThanOrEqual(0)
  const { facts, result, media } = await witness(covered)
  expect(media.pictures).toEqual([])
  expect(facts.picture).toBeUndefined()
  expect(result.samples / 16_000).toBeGreaterThan(1.9)
})
