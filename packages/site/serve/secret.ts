import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** The shortest secret that we sign with: 32 bytes, written as 43 base64url characters or more. */
const MIN_CHARACTERS = 32

export class UnsafeSecret extends Error {
  override name = 'UnsafeSecret'
}

/**
 * The secret that signs readers' cookies: from `AFTERCUT_SECRET`, or from `dataDir/secret`, made at the first start
 * with mode 600. A file that others may read is refused.
 */
export async function loadSecret(dataDir: string, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const given = env['AFTERCUT_SECRET']
  if (given !== undefined) return longEnough(given, 'AFTERCUT_SECRET')
  const path = join(dataDir, 'secret')
  await mkdir(dataDir, { recursive: true })
  try {
    const file = await open(path, 'wx', 0o600)
    const secret = randomBytes(32).toString('base64url')
    await file.writeFile(secret)
    await file.chmod(0o600)
    await file.close()
    return secret
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause
  }
  const { mode } = await stat(path)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new UnsafeSecret(`${path} can be read by others (mode ${(mode & 0o777).toString(8)}). Run: chmod 600 ${path}`)
  }
  return longEnough((await readFile(path, 'utf8')).trim(), path)
}

function longEnough(secret: string, where: string): string {
  if (secret.length < MIN_CHARACTERS) {
    throw new UnsafeSecret(`The secret in ${where} is shorter than ${MIN_CHARACTERS} characters.`)
  }
  return secret
}
