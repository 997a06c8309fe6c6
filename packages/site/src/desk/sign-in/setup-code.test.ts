import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetSetupCode, isSetupCode, setupCode } from './setup-code.ts'

let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'aftercut-setup-'))
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

test('the code is one for a data folder, for the server’s user alone, and gone when it was used', async () => {
  const first = await setupCode(dataDir)
  expect(first.code).toMatch(/^([A-HJ-NP-Z2-9]{5}-){3}[A-HJ-NP-Z2-9]{5}$/)
  expect((await setupCode(dataDir)).code).toBe(first.code)
  expect((await stat(first.file)).mode & 0o777).toBe(0o600)
  expect(isSetupCode(first.code.toLowerCase().replaceAll('-', ' '), first.code)).toBe(true)
  expect(isSetupCode(first.code.slice(1), first.code)).toBe(false)
  expect(isSetupCode('', first.code)).toBe(false)
  await forgetSetupCode(dataDir)
  expect((await setupCode(dataDir)).code).not.toBe(first.code)
})
