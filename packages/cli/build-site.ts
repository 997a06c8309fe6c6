import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { writeWhole } from '@aftercut/pipeline/files'
import type { Terminal } from './terminal/index.ts'

const HOUSE = join(import.meta.dirname, '../..')
const SITE = join(HOUSE, 'packages/site')
/** What the site was built from, as `sourceMark` told it then. */
const MARK = join(SITE, 'build/.source')

/**
 * Builds the site where it was never built, or was built from other sources than those that lie here now: nothing that
 * is built is kept in the repository, and nobody should have to remember it after a `git pull`.
 */
export async function buildSite(terminal: Terminal): Promise<void> {
  const mark = sourceMark()
  if ((await readFile(MARK, 'utf8').catch(() => '')) === mark) return
  terminal.note('Building the site (once; half a minute) …')
  const vite = join(HOUSE, 'node_modules/vite/bin/vite.js')
  try {
    await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: SITE,
      maxBuffer: 1 << 24,
      signal: terminal.signal,
    })
  } catch (cause) {
    const { stderr = '' } = cause as { stderr?: string }
    throw new Error(`The site could not be built: ${reasonIn(stderr)}`, { cause })
  }
  await writeWhole(MARK, mark)
}

/** What the builder says is wrong, without its advice before and its stack after. */
function reasonIn(stderr: string): string {
  const [, after] = stderr.split('error during build:\n')
  const lines = (after ?? stderr).split('\n').filter((line) => line.trim() !== '')
  const stack = lines.findIndex((line) => /^\s+at /.test(line))
  return (stack < 0 ? lines.slice(-8) : lines.slice(Math.max(0, stack - 8), stack)).join('\n')
}

/** Changes when a file that goes into the build does: names, sizes and times of all, hashed. */
function sourceMark(): string {
  const files = globSync('packages/{engine,library,media,pipeline,site}/**/*.{ts,svelte,css,html,json}', {
    cwd: HOUSE,
    exclude: (name) => /(?:^|\/)(?:node_modules|build|\.svelte-kit|test-results)(?:$|\/)|\.test\.ts$/.test(name),
  })
  const hash = createHash('sha256')
  for (const file of files.toSorted()) {
    const { size, mtimeMs } = statSync(join(HOUSE, file))
    hash.update(`${file} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}
