import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkReport, type Report } from '@aftercut/engine/report'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const HOUSE = join(import.meta.dirname, '../..')
const DRAMA = join(HOUSE, 'sample/drama')
const MAKING = join(DRAMA, 'Open.When.It.Rains.S01E02-behindthescenes.mp4')

const folder = await mkdtemp(join(tmpdir(), 'commands-'))
afterAll(() => rm(folder, { recursive: true }))

type Ended = { code: number; out: string; told: string }

const aftercut = (...args: string[]): Promise<Ended> =>
  new Promise((ended) => {
    const env = { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') }
    execFile(join(HOUSE, 'aftercut'), args, { cwd: folder, env, maxBuffer: 1 << 26 }, (error, out, told) =>
      ended({ code: error ? Number(error.code) : 0, out, told }),
    )
  })

describe('watch, on the sample drama', () => {
  let report: Report
  let truth: Pick<Report, 'segments' | 'calls' | 'matches'>
  beforeAll(async () => {
    const ended = await aftercut(
      'watch',
      MAKING,
      '--episodes',
      DRAMA,
      '--cast',
      join(DRAMA, 'cast.csv'),
      '--out',
      'out',
      '--json',
    )
    expect(ended).toMatchObject({ code: 0 })
    report = JSON.parse(ended.out) as Report
    truth = JSON.parse(await readFile(join(DRAMA, 'truth.json'), 'utf8')) as typeof truth
  }, 180_000)

  test('writes four files, and a report that keeps its promises', async () => {
    expect(checkReport(report)).toEqual([])
    expect(JSON.parse(await readFile(join(folder, 'out/watch.json'), 'utf8'))).toEqual(report)
    expect(await readFile(join(folder, 'out/watch.html'), 'utf8')).toContain('비가 오면 엽니다')
    expect(await readFile(join(folder, 'out/chapters.vtt'), 'utf8')).toMatch(/^WEBVTT/)
    expect(JSON.parse(await readFile(join(folder, 'out/watch.otio'), 'utf8'))).toMatchObject({
      OTIO_SCHEMA: 'Timeline.1',
    })
  })

  test('tells every take apart, in its scene, with its number', () => {
    const takes = truth.segments.filter(({ kind }) => kind === 'take')
    const found = report.segments.filter(({ kind }) => kind === 'take')
    expect(found.map(({ take }) => take)).toEqual(takes.map(({ take }) => take))
    for (const [index, take] of takes.entries()) {
      const same = found[index]
      const shared = Math.min(take.end, same?.end ?? 0) - Math.max(take.start, same?.start ?? 0)
      expect(shared / (take.end - take.start)).toBeGreaterThan(0.5)
      expect(same?.scene?.episode).toBe(take.scene?.episode)
    }
  })

  test('hears every call within a second', () => {
    for (const { at, call } of truth.calls)
      expect(report.calls.some((heard) => heard.call === call && Math.abs(heard.at - at) <= 1)).toBe(true)
  })

  test('takes nothing for a copy of the broadcast that is none', () => {
    for (const { making } of report.matches) {
      const shared = truth.matches.map(
        (copy) => Math.min(copy.making.end, making.end) - Math.max(copy.making.start, making.start),
      )
      expect(Math.max(...shared)).toBeGreaterThan(0)
    }
  })
})

test('a command that does not exist is wrong use', async () => {
  expect(await aftercut('wacth')).toMatchObject({
    code: 2,
    told: expect.stringContaining("no command 'wacth'. Did you mean 'watch'?") as string,
  })
})

test.each([
  [['watch', 'making.mp4'], /--episodes/],
  [['watch', '--episodes', 'a'], /Which making-of/],
  [['print', '--forse', 'a.mp4'], /--forse/],
  [['verify', 'story.md'], /--captions/],
  [['serve', '--port', 'eighty'], /--port/],
] as const)('%j is wrong use, and says what to type', async (args, words) => {
  const { code, told } = await aftercut(...args)
  expect(code).toBe(2)
  expect(told).toMatch(words)
})

test('a file that is not there, or is no video, could not be read: 3, without a stack', async () => {
  await writeFile(join(folder, 'text.mp4'), 'not a film')
  for (const making of ['nowhere.mp4', 'text.mp4', folder]) {
    const { code, told } = await aftercut('watch', making, '--episodes', DRAMA)
    expect(code).toBe(3)
    expect(told).toContain(making)
    expect(told).not.toMatch(/^\s+at /m)
  }
})

test('what is named and cannot be read is told before the long work', async () => {
  await writeFile(join(folder, 'story.md'), 'No word of theirs.')
  const named = [
    [/captions nope.srt: there is no such file/, ['watch', MAKING, '--episodes', DRAMA, '--captions', 'nope.srt']],
    [/nope.csv: there is no such file/, ['watch', MAKING, '--episodes', DRAMA, '--cast', 'nope.csv']],
    [/no whisper.cpp model/, ['watch', MAKING, '--episodes', DRAMA, '--speech-model', 'story.md']],
    [/is the making-of itself/, ['watch', MAKING, '--episodes', MAKING]],
    [/story nope.md: there is no such file/, ['verify', 'nope.md', '--captions', 'story.md']],
    [/names nope.json: there is no such file/, ['names', 'nope.json']],
  ] as const
  for (const [words, args] of named) {
    const { code, told } = await aftercut(...args)
    expect({ code, told }).toEqual({ code: 3, told: expect.stringMatching(words) as string })
    expect(told).not.toContain('Reading the making-of')
  }
})

test('verify: 0 for the story, 1 for the one that misquotes', async () => {
  const captions = ['--captions', MAKING.replace('.mp4', '.en.vtt'), '--cast', join(DRAMA, 'cast.csv')]
  expect(await aftercut('verify', join(DRAMA, 'story.md'), ...captions)).toMatchObject({ code: 0 })
  expect(await aftercut('verify', join(DRAMA, 'story-misquoted.md'), ...captions)).toMatchObject({ code: 1 })
})

test('print: one that cannot be read does not hold up the others', async () => {
  const ended = await aftercut(
    'print',
    join(folder, 'text.mp4'),
    join(DRAMA, 'Open.When.It.Rains.S01E01.mp4'),
    '--out',
    'prints',
  )
  expect(ended).toMatchObject({ code: 3, out: 'prints/Open.When.It.Rains.S01E01.print\n' })
})

test('help names every command, and each has its own', async () => {
  const { out } = await aftercut('help')
  for (const [, name = ''] of out.matchAll(/^ {2}(\w+) {2}/gm)) {
    const help = await aftercut('help', name)
    expect(help.code).toBe(0)
    expect(help.out).toContain(`aftercut ${name}`)
  }
})
