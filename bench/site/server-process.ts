import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** `pages`: one of each kind beside the story, by name. */
export type BenchServer = { story: string; pages: Record<string, string>; pid: number; stop: () => void }

/** What the site may keep between requests. */
export type Keeping = 'as usual' | 'no shells' | 'nothing'

/** The site on the invented drama, in a process of its own on the first core. */
export function startServer(folder: string, keeping: Keeping = 'as usual'): Promise<BenchServer> {
  const program = join(import.meta.dirname, 'serve-fixture.ts')
  const child = spawn(
    'taskset',
    ['-c', '0', process.execPath, '--disable-warning=ExperimentalWarning', program, folder, keeping],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  return new Promise((resolve, reject) => {
    let said = ''
    child.on('error', reject)
    child.on('exit', (code) =>
      reject(new Error(`The site ended with ${code}. Is it built? npm run build -w packages/site`)),
    )
    child.stdout.on('data', (chunk: Buffer) => {
      said += String(chunk)
      const line = /^\{.*\}$/m.exec(said)
      if (line === null) return
      const { story, pages } = JSON.parse(line[0]) as Pick<BenchServer, 'story' | 'pages'>
      resolve({ story, pages, pid: child.pid ?? 0, stop: () => void child.kill('SIGKILL') })
    })
  })
}
