import { spawnSync } from 'node:child_process'

export type Load = { requests: number; perSecond: number; p99: string; failed: number }

type Asking = {
  url: string
  connections: number
  seconds: number
  headers: Record<string, string>
  script?: string | undefined
}

/** Asks with wrk, from the second core, and reads what it says. */
export function loadWith({ url, connections, seconds, headers, script }: Asking): Load {
  const words = ['-c', '1', 'wrk', '-t1', `-c${connections}`, `-d${seconds}s`, '--latency']
  for (const [name, value] of Object.entries(headers)) words.push('-H', `${name}: ${value}`)
  if (script !== undefined) words.push('-s', script)
  const { stdout, stderr } = spawnSync('taskset', [...words, url], { encoding: 'utf8' })
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1])
  if (Number.isNaN(perSecond)) throw new Error(`wrk gave no figure: ${stdout}${stderr}`)
  const failed = Number(/Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1] ?? 0)
  const requests = Number(/(\d+) requests in/.exec(stdout)?.[1] ?? 0)
  return { requests, perSecond, p99: /99%\s+(\S+)/.exec(stdout)?.[1] ?? '', failed }
}
