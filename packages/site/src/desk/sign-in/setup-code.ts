import { randomInt, timingSafeEqual } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Letters and digits that nobody mistakes for another. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const GROUPS = 4
const GROUP_LETTERS = 5

/** Whoever starts the server reads this, and no one else: it lets the first owner in. */
export type SetupCode = { code: string; file: string }

/** The code of this data folder, made at the first call. The file has mode 600. */
export async function setupCode(dataDir: string): Promise<SetupCode> {
  const file = join(dataDir, 'setup-code')
  await mkdir(dataDir, { recursive: true })
  try {
    const code = newCode()
    await writeFile(file, `${code}\n`, { flag: 'wx', mode: 0o600 })
    return { code, file }
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause
  }
  return { code: (await readFile(file, 'utf8')).trim(), file }
}

export async function forgetSetupCode(dataDir: string): Promise<void> {
  await rm(join(dataDir, 'setup-code'), { force: true })
}

/** True for the code as it was typed: case and dashes do not matter. */
export function isSetupCode(typed: string, code: string): boolean {
  const [given, due] = [bare(typed), bare(code)].map((text) => Buffer.from(text))
  return given !== undefined && due !== undefined && given.length === due.length && timingSafeEqual(given, due)
}

function bare(code: string): string {
  return code.toUpperCase().replaceAll(/[^A-Z\d]/g, '')
}

function newCode(): string {
  const group = (): string => Array.from({ length: GROUP_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}
