import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { readResult, writeResult } from './result-pipe.ts'

const folder = mkdtempSync(join(tmpdir(), 'aftercut-pipe-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'pipe')

function write(result: unknown): void {
  const descriptor = openSync(path, 'w')
  writeResult(descriptor, result)
  closeSync(descriptor)
}

const numbers = fc.oneof(
  fc.uint8Array({ maxLength: 20_000, size: 'max' }),
  fc.float32Array({ maxLength: 5000, size: 'max', noNaN: true }),
  fc.float64Array({ maxLength: 2000, size: 'max', noNaN: true }),
)
const results = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, fc.string(), fc.double(), fc.boolean(), numbers, tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  object: fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('value'), { maxKeys: 4, noNullPrototype: true }),
})).value

test('what is written is read', async () => {
  await fc.assert(
    fc.asyncProperty(results, async (result) => {
      const copy = structuredClone(result)
      write(result)
      expect(await readResult(createReadStream(path, { highWaterMark: 1000 }))).toEqual(copy)
    }),
    { seed: 1, numRuns: 60 },
  )
})

test('large arrays are emptied as they go', () => {
  const luma = new Uint8Array(100_000)
  write({ luma })
  expect(luma.length).toBe(0)
})

test('a pipe that ends early gives nothing', async () => {
  write({ luma: new Uint8Array(100_000), n: 1 })
  truncateSync(path, 50_000)
  expect(await readResult(createReadStream(path))).toBeUndefined()
  truncateSync(path, 0)
  expect(await readResult(createReadStream(path))).toBeUndefined()
})
