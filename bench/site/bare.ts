import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rawBody } from './nginx.ts'

export type Bare = { url: string; pid: number; stop: () => void }

/** Headers that the server writes by itself. */
const OWN = new Set(['date', 'connection', 'keep-alive'])

/** Bare `node:http` on the first core, giving the page's own answer to every request. */
export async function startBare(folder: string, page: string): Promise<Bare> {
  const { headers } = await fetch(page, { headers: { 'accept-encoding': 'br' } })
  const sent = [...headers].filter(([name]) => !OWN.has(name)).flat()
  const answer = join(folder, 'answer.json')
  await writeFile(answer, JSON.stringify({ headers: sent, body: (await rawBody(page)).toString('base64') }))
  const program = join(import.meta.dirname, 'bare-node.ts')
  const child = spawn('taskset', ['-c', '0', process.execPath, program, answer], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const { url } = JSON.parse(String(line)) as { url: string }
  return { url, pid: child.pid ?? 0, stop: () => void child.kill('SIGKILL') }
}
