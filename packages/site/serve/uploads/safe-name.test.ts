import fc from 'fast-check'
import { join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { safeName } from './safe-name.ts'

const path = (sent: string): string => {
  const safe = safeName(sent)
  return typeof safe === 'string' ? safe : safe.path
}

describe('a name that was sent', () => {
  test('keeps its words and folders', () => {
    expect(safeName('비 오는 날의 우편함/Season 01/E06.mp4')).toEqual({
      path: '비 오는 날의 우편함/Season 01/E06.mp4',
      kind: 'video',
    })
    expect(safeName('making.ko.smi')).toEqual({ path: 'making.ko.smi', kind: 'beside' })
  })

  test('cannot lead out of its folder, hide, or name a device', () => {
    expect(path('../../etc/passwd.mp4')).toBe('etc/passwd.mp4')
    expect(path('C:\\Windows\\..\\x.mp4')).toBe('C/Windows/x.mp4')
    expect(path('/.ssh/.hidden.mp4')).toBe('ssh/hidden.mp4')
    expect(path('a\u0000b\nc.mp4')).toBe('abc.mp4')
    expect(path('con.mp4')).toBe('_con.mp4')
    expect(path('\u202Egpj.mp4')).toBe('gpj.mp4')
  })

  test('is refused where it is no kind of file that we take', () => {
    expect(safeName('run.sh')).toBe('type')
    expect(safeName('page.html')).toBe('type')
    expect(safeName('picture.svg')).toBe('type')
    expect(safeName('..')).toBe('empty')
    expect(safeName('.mp4')).toBe('type')
  })

  test('is taken of every caption format that is read, and of lists', () => {
    for (const name of ['m.ko.vtt', 'm.en-orig.json3', 'm.smi', 'm.info.json', 'weeks.tsv'])
      expect(safeName(name)).toMatchObject({ kind: 'beside' })
  })

  test('is cut in its middle where it is too long, never within a character', () => {
    const long = path(`[메이킹] ${'한🎬'.repeat(60)} 등불거리 3화 [Zx9_mAkInG0].mp4`)
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(240)
    expect(long).toMatch(/^\[메이킹\] [한🎬]+…[한🎬]+ 등불거리 3화 \[Zx9_mAkInG0\]\.mp4$/u)
    expect(path(`x.${'y'.repeat(300)}`.concat('.mp4')).length).toBeLessThanOrEqual(240)
  })

  test('is cut alike for a video and what stands beside it, however long', () => {
    for (let length = 50; length < 100; length++) {
      const stem = '메'.repeat(length)
      const cut = path(`${stem}.mp4`).slice(0, -4)
      for (const ending of ['.ko.vtt', '.en-orig.json3', '.en.sdh.srt', '.info.json', '.nfo', '.smi'])
        expect(path(stem + ending)).toBe(cut + ending)
    }
  })

  test('whatever is sent, stays below its folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (sent) => {
        const safe = safeName(`${sent}.mp4`)
        if (typeof safe === 'string') return
        const root = resolve('/drops/one')
        const away = relative(root, join(root, safe.path))
        expect(away.startsWith('..')).toBe(false)
        expect(away).not.toBe('')
        for (const part of safe.path.split('/')) expect(part).not.toMatch(/^\.|\p{Cc}/u)
      }),
      { seed: 1 },
    )
  })
})
