import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readVideo } from '../reading/index.ts'
import { makeFilm } from '../reading/testing/films.ts'

/* What becomes of the media process that reads a file. */

const folder = mkdtempSync(join(tmpdir(), 'aftercut-process-'))
afterAll(() => rmSync(folder, { recursive: true }))

let path: string
beforeAll(async () => {
  path = join(folder, 'process.mkv')
  await makeFilm(path, { seconds: 8 })
})

test('a process that crashes ends its job with a clear error', async () => {
  const crashing = import.meta.resolve('../reading/testing/crashing-analyser.ts')
  const job = readVideo(path, { analyser: crashing })
  await expect(job).rejects.toMatchObject({ name: 'UnreadableMedia', reason: 'crashed', file: path })
  await expect(job).rejects.toThrow(/crashed on it \(SIGSEGV\)/)
})

test('a process that takes too much memory is ended', async () => {
  const greedy = import.meta.resolve('../reading/testing/greedy-analyser.ts')
  const job = readVideo(path, { analyser: greedy, limits: { memoryBytes: 250_000_000 } })
  await expect(job).rejects.toMatchObject({ reason: 'memory-limit' })
  await expect(job).rejects.toThrow(/more than 250 MB/)
})

test('a process that takes too long is ended', async () => {
  const greedy = import.meta.resolve('../reading/testing/greedy-analyser.ts')
  const started = performance.now()
  await expect(readVideo(path, { analyser: greedy, limits: { wallSeconds: 1 } })).rejects.toMatchObject({
    reason: 'time-limit',
  })
  expect(performance.now() - started).toBeLessThan(4000)
})

test('a process is ended by the signal, with its reason', async () => {
  const greedy = import.meta.resolve('../reading/testing/greedy-analyser.ts')
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

test('a process tells its progress, rising to 1', async () => {
  const told: number[] = []
  await readVideo(path, { onProgress: (fraction) => told.push(fraction) })
  expect(told.at(-1)).toBe(1)
  expect(told).toEqual(told.toSorted((a, b) => a - b))
})

test('a process ends when its parent dies', async () => {
  const script = `
    import { readVideo } from ${JSON.stringify(import.meta.resolve('../reading/index.ts'))}
    readVideo(${JSON.stringify(path)}, {
      analyser: ${JSON.stringify(import.meta.resolve('../reading/testing/greedy-analyser.ts'))},
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
  await expect.poll(() => orphans(), { timeout: 60_000 }).toEqual([])
})
