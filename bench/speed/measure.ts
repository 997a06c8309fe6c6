import { execFileSync, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

export type Measured = {
  /** Wall time. */
  seconds: number
  /** Processor time of the command and everything that it started. */
  processorSeconds: number
}

/** Runs a command to its end. POSIX `times` counts its children's children too. Throws when it fails. */
export function measure(command: readonly string[], environment: Record<string, string> = {}): Measured {
  const started = performance.now()
  const said = execFileSync('sh', ['-c', '"$@" >/dev/null || exit 1; times', 'sh', ...command], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  })
  const seconds = (performance.now() - started) / 1000
  // The second line is the children's: user, then system, each as 0m1.23s.
  const [user = 0, system = 0] = [...(said.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, rest]) => Number(minutes) * 60 + Number(rest),
  )
  return { seconds, processorSeconds: user + system }
}

/** Runs each command in turn, `rounds` times over, and gives the medians: what else the machine does hits them alike. */
export function measureInTurn(
  commands: Readonly<Record<string, () => Measured>>,
  rounds: number,
): Record<string, Measured> {
  const all = Object.entries(commands).map(([name, run]) => ({ name, run, results: [] as Measured[] }))
  for (let round = 0; round < rounds; round++) for (const { run, results } of all) results.push(run())
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN
  return Object.fromEntries(
    all.map(({ name, results }) => [
      name,
      {
        seconds: median(results.map((r) => r.seconds)),
        processorSeconds: median(results.map((r) => r.processorSeconds)),
      },
    ]),
  )
}

/** Runs a command and gives the most memory that it and its descendants held at one time, in bytes. Linux only. */
export async function peakMemory(command: readonly string[]): Promise<{ together: number; largest: number }> {
  const [program = '', ...args] = command
  const child = spawn(program, args, { stdio: 'ignore' })
  let [together, largest] = [0, 0]
  const look = setInterval(() => {
    const sizes = descendants(child.pid ?? 0).map(residentBytes)
    together = Math.max(
      together,
      sizes.reduce((sum, size) => sum + size, 0),
    )
    largest = Math.max(largest, ...sizes)
  }, 50)
  const code = await new Promise((resolve) => child.once('close', resolve))
  clearInterval(look)
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${String(code)}.`)
  return { together, largest }
}

function descendants(root: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    } catch {
      // It has ended meanwhile.
    }
  }
  const family = [root]
  for (const one of family) for (const [pid, parent] of parents) if (parent === one) family.push(pid)
  return family
}

function residentBytes(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}
