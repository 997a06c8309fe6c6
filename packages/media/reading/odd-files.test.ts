import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AV_CODEC_ID_MJPEG, AV_DISPOSITION_ATTACHED_PIC, AVMEDIA_TYPE_VIDEO } from 'node-av/constants'
import { FormatContext, Packet, Rational, type Stream } from 'node-av/lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MediaFile, must } from '../decoding/index.ts'
import { readVideo, type ReadOptions, type VideoRead } from './index.ts'
import { luma, makeFilm, rising } from './testing/films.ts'
import type { Witness } from './testing/witness.ts'

const folder = mkdtempSync(join(tmpdir(), 'aftercut-odd-'))
afterAll(() => rmSync(folder, { recursive: true }))

const analyser = import.meta.resolve('./testing/witness.ts')
const witness = (path: string, options: ReadOptions = {}): Promise<VideoRead<Witness>> =>
  readVideo<Witness>(path, { analyser, ...options })

/** Copies a file's packets into another, each first given to `change`: true keeps it. */
function remux(from: string, to: string, change: (packet: Packet, n: number) => boolean): void {
  using source = new MediaFile(from)
  const output = new FormatContext()
  must(output.allocOutputContext2(null, null, to), to)
  const streams: Stream[] = source.streams.map((stream) => {
    const copy = output.newStream(null)
    must(stream.codecpar.copy(copy.codecpar), to)
    copy.codecpar.codecTag = 0
    copy.timeBase = stream.timeBase
    return copy
  })
  must(output.openOutputSync(), to)
  must(output.writeHeaderSync(null), to)
  for (let n = 0; ; n++) {
    const packet = source.read()
    if (typeof packet === 'number') break
    if (!change(packet, n)) continue
    const [before, after] = [source.streams[packet.streamIndex]!, streams[packet.streamIndex]!]
    packet.rescaleTs(before.timeBase, after.timeBase)
    must(output.interleavedWriteFrameSync(packet), to)
  }
  must(output.writeTrailerSync(), to)
  output.closeOutputSync()
  output.freeContext()
}

describe('odd but whole', () => {
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
})

describe('damaged', () => {
  let film: Buffer
  beforeAll(async () => {
    const path = join(folder, 'sound-film.mkv')
    await makeFilm(path, { picture: { options: { preset: 'ultrafast', crf: '20', g: '10' } } })
    film = readFileSync(path)
  })

  /** Mulberry32: the same damage in every run. */
  function random(seed: number): () => number {
    let state = seed
    return () => {
      state = (state + 0x6d2b79f5) | 0
      let t = Math.imul(state ^ (state >>> 15), 1 | state)
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296
    }
  }

  /** Reads what may be damaged: either something comes, or a clear refusal. Never a crash, never a hang. */
  async function survives(path: string): Promise<VideoRead<Witness> | undefined> {
    const read = await witness(path, { limits: { wallSeconds: 20 } }).catch((error: unknown) => {
      expect(error).toMatchObject({ name: 'UnreadableMedia', file: path })
      expect(['not-media', 'no-tracks']).toContain((error as { reason: string }).reason)
      return undefined
    })
    for (const problem of read?.problems ?? []) {
      expect(problem.file).toBe(path)
      expect(problem.message.length).toBeGreaterThan(20)
    }
    return read
  }

  test('cut off anywhere: what is there is read', async () => {
    let longest = 0
    for (const share of [0.002, 0.01, 0.1, 0.3, 0.55, 0.8, 0.97]) {
      const path = join(folder, `cut-${share}.mkv`)
      writeFileSync(path, film.subarray(0, Math.round(film.length * share)))
      const read = await survives(path)
      const seconds = read?.facts.durationSeconds ?? 0
      expect(seconds).toBeGreaterThanOrEqual(longest - 0.1)
      expect(seconds).toBeLessThan(share * 2 + 0.7)
      longest = seconds
    }
    expect(longest).toBeGreaterThan(1.7)
  })

  test('a cut MP4 whose index stands in front says that it ends early', async () => {
    const whole = join(folder, 'index-first.mp4')
    await makeFilm(whole, { seconds: 6, options: { movflags: '+faststart' } })
    const cut = join(folder, 'index-first-cut.mp4')
    const bytes = readFileSync(whole)
    writeFileSync(cut, bytes.subarray(0, Math.round(bytes.length * 0.4)))
    const { facts, problems } = await witness(cut)
    expect(facts.durationSeconds).toBeGreaterThan(1)
    expect(facts.durationSeconds).toBeLessThan(4)
    expect(problems.map((p) => p.code)).toContain('cut-off')
    expect(problems.find((p) => p.code === 'cut-off')?.at).toBeCloseTo(facts.durationSeconds, 2)
  })

  test('bits turned over: the rest is read, and the damage is told', async () => {
    let told = 0
    for (let seed = 1; seed <= 12; seed++) {
      const next = random(seed)
      const broken = Buffer.from(film)
      for (let n = 0; n < seed * 3; n++) broken[Math.floor(next() * broken.length)]! ^= 1 << Math.floor(next() * 8)
      const path = join(folder, `flip-${seed}.mkv`)
      writeFileSync(path, broken)
      const read = await survives(path)
      if (read) told += read.problems.length
    }
    expect(told).toBeGreaterThan(3)
  }, 60_000)

  test('a hole in the middle', async () => {
    const broken = Buffer.from(film)
    broken.fill(0, Math.round(film.length * 0.4), Math.round(film.length * 0.6))
    const path = join(folder, 'hole.mkv')
    writeFileSync(path, broken)
    const read = await survives(path)
    expect(read?.result.times.length).toBeGreaterThan(15)
    expect(read?.facts.durationSeconds).toBeGreaterThan(1.9)
  })

  test('random bytes behind a good head', async () => {
    const next = random(7)
    const path = join(folder, 'noise.ts')
    await makeFilm(path, { seconds: 0.4 })
    writeFileSync(
      path,
      Buffer.concat([readFileSync(path), Buffer.from(Array.from({ length: 200_000 }, () => next() * 256))]),
    )
    const read = await survives(path)
    expect(read?.result.times.length).toBeGreaterThanOrEqual(10)
  })
})

describe('hostile', () => {
  const refused = (path: string, reason: string, options?: ReadOptions) =>
    expect(witness(path, options)).rejects.toMatchObject({ name: 'UnreadableMedia', reason })
  const written = (name: string, content: string | Buffer): string => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }

  test('what is no media file is refused with its reason', async () => {
    await refused(join(folder, 'nowhere.mp4'), 'not-found')
    await refused(folder, 'not-a-file')
    await refused(written('empty.mp4', ''), 'empty')
    await refused(
      written('text.mp4', 'Once upon a time there was a text that was called a video.\n'.repeat(100)),
      'not-media',
    )
    await refused(written('zeros.mp4', Buffer.alloc(100_000)), 'not-media')
    await refused('https://example.com/video.mp4', 'not-a-file')
    await refused('/dev/zero', 'not-a-file')
  })

  test('a pipe is not waited for', async () => {
    const pipe = join(folder, 'pipe.mp4')
    execFileSync('mkfifo', [pipe])
    await refused(pipe, 'not-a-file')
  })

  test('a list that names other files is not followed', async () => {
    const secret = join(folder, 'secret.ts')
    await makeFilm(secret, { seconds: 0.2 })
    await refused(
      written('list.m3u8', `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n${secret}\n#EXT-X-ENDLIST\n`),
      'not-media',
    )
    await refused(
      written('list-as-video.mp4', `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nhttp://127.0.0.1:9/x.ts\n`),
      'not-media',
    )
    await refused(written('list.txt', `ffconcat version 1.0\nfile '${secret}'\n`), 'not-media')
    await refused(written('numbered%d.mp4', 'nothing'), 'not-media')
  })

  test('a name that looks like a protocol is a name', async () => {
    const path = join(folder, 'concat:a|b.mkv')
    await makeFilm(path, { seconds: 0.2 })
    expect((await witness(path)).result.times).toHaveLength(5)
  })

  test('a picture declared huge is not laid out; the sound is read', async () => {
    const path = join(folder, 'huge.mkv')
    await makeFilm(path, {})
    const limits = { picturePixels: 100 * 100 }
    const { facts, problems, result } = await witness(path, { limits })
    expect(facts.picture).toBeUndefined()
    expect(problems.map((p) => p.code)).toEqual(['picture-size'])
    expect(result.samples).toBeGreaterThan(30_000)
    await makeFilm(join(folder, 'huge-silent.mkv'), { sound: [] })
    await refused(join(folder, 'huge-silent.mkv'), 'no-tracks', { limits })
  })

  test('the limit of length cuts the reading short, and says so', async () => {
    const path = join(folder, 'long.mkv')
    await makeFilm(path, { seconds: 4 })
    const { facts, problems } = await witness(path, { limits: { durationSeconds: 2 } })
    expect(problems).toMatchObject([{ code: 'over-limit', at: 2 }])
    expect(facts.durationSeconds).toBeLessThan(2.3)
    expect(facts.durationSeconds).toBeGreaterThan(1.8)
  })
})

describe('the process', () => {
  let path: string
  beforeAll(async () => {
    path = join(folder, 'process.mkv')
    await makeFilm(path, { seconds: 8 })
  })

  test('that crashes ends its job with a clear error', async () => {
    const crashing = import.meta.resolve('./testing/crashing-analyser.ts')
    const job = readVideo(path, { analyser: crashing })
    await expect(job).rejects.toMatchObject({ name: 'UnreadableMedia', reason: 'crashed', file: path })
    await expect(job).rejects.toThrow(/crashed on it \(SIGSEGV\)/)
  })

  test('that takes too much memory is ended', async () => {
    const greedy = import.meta.resolve('./testing/greedy-analyser.ts')
    const job = readVideo(path, { analyser: greedy, limits: { memoryBytes: 250_000_000 } })
    await expect(job).rejects.toMatchObject({ reason: 'memory-limit' })
    await expect(job).rejects.toThrow(/more than 250 MB/)
  })

  test('that takes too long is ended', async () => {
    const greedy = import.meta.resolve('./testing/greedy-analyser.ts')
    const started = performance.now()
    await expect(readVideo(path, { analyser: greedy, limits: { wallSeconds: 1 } })).rejects.toMatchObject({
      reason: 'time-limit',
    })
    expect(performance.now() - started).toBeLessThan(4000)
  })

  test('is ended by the signal, with its reason', async () => {
    const greedy = import.meta.resolve('./testing/greedy-analyser.ts')
    const controller = new AbortController()
    const reason = new Error('The editor has gone home.')
    const job = readVideo(path, {
      analyser: greedy,
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    })
    await expect(job).rejects.toBe(reason)
    await expect(readVideo(path, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })

  test('tells its progress, rising to 1', async () => {
    const told: number[] = []
    await readVideo(path, { analyser, onProgress: (fraction) => told.push(fraction) })
    expect(told.at(-1)).toBe(1)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
  })

  test('ends when its parent dies', async () => {
    const script = `
      import { readVideo } from ${JSON.stringify(import.meta.resolve('./index.ts'))}
      readVideo(${JSON.stringify(path)}, {
        analyser: ${JSON.stringify(import.meta.resolve('./testing/greedy-analyser.ts'))},
        onProgress: () => { console.log('working'); process.kill(process.pid, 'SIGKILL') },
      })`
    const file = join(folder, 'parent.ts')
    writeFileSync(file, script)
    // The children of a process that has gone belong to another: they are known by the file named in their order only
    // to us, so the test looks for any media process that is an orphan.
    const orphans = () =>
      execFileSync('ps', ['-eo', 'ppid,args'], { encoding: 'utf8' })
        .split('\n')
        .filter((line) => /^\s*1 .*media\/process\/child\.ts/.test(line))
    expect(() => execFileSync(process.execPath, [file], { stdio: 'pipe' })).toThrow()
    await expect.poll(() => orphans(), { timeout: 5000 }).toEqual([])
  })
})
