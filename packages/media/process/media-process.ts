import { fork } from 'node:child_process'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { checkFile } from './check-file.ts'
import { LIMIT_MARK, LIMITS, type Limits } from './limits.ts'
import { readResult } from './result-pipe.ts'
import type { TaskName } from './tasks.ts'
import { UnreadableMedia, type UnreadableReason } from './unreadable-media.ts'

export type JobOptions = {
  /** Ends the job; the promise is then rejected with the signal's reason. */
  signal?: AbortSignal | undefined
  /** 0 to 1, never falling. */
  onProgress?: ((fraction: number) => void) | undefined
  /** Overrides some of `LIMITS`. */
  limits?: Partial<Limits> | undefined
}

type Message =
  | { kind: 'progress'; fraction: number }
  | { kind: 'failed'; message: string; name: string; stack?: string; reason?: UnreadableReason }

/** The stderr of a process that died is told in the error, up to this many characters from its end. */
const STDERR_CHARACTERS = 2000

/** Does a task on a file in a process of its own. Rejects with `UnreadableMedia` where nothing came of it. */
export async function runTask<Result>(
  task: TaskName,
  path: string,
  input: object,
  options: JobOptions,
): Promise<Result> {
  const { signal, onProgress } = options
  const limits: Limits = { ...LIMITS, ...options.limits }
  signal?.throwIfAborted()
  await checkFile(path)
  signal?.throwIfAborted()
  const child = fork(fileURLToPath(new URL('child.ts', import.meta.url)), [], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc', 'pipe'],
  })
  let failure: Extract<Message, { kind: 'failed' }> | undefined
  let stderr = ''
  let told = 0
  const kill = () => child.kill('SIGKILL')
  // The process watches its own time; this is for one that hangs before it can.
  let timedOut = false
  const overdue = setTimeout(() => (timedOut = kill()), limits.wallSeconds * 1000 + 1000)
  signal?.addEventListener('abort', kill, { once: true })
  try {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-STDERR_CHARACTERS)
    })
    child.on('message', (message: Message) => {
      if (message.kind === 'failed') failure = message
      else if (message.fraction > told) onProgress?.((told = Math.min(1, message.fraction)))
    })
    const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code, endSignal) => resolve({ code, signal: endSignal }))
    })
    const received = readResult(child.stdio[4] as Readable)
    child.send({ task, input: { ...input, path, limits }, limits, parent: process.pid }, (error) => error && kill())
    const [end, result] = await Promise.all([ended, received])
    signal?.throwIfAborted()
    if (result !== undefined && end.code === 0) {
      if (told < 1) onProgress?.(1)
      return result as Result
    }
    throw failure ? asError(path, failure) : asDeath(path, limits, timedOut ? { ...end, timedOut } : end, stderr)
  } finally {
    clearTimeout(overdue)
    signal?.removeEventListener('abort', kill)
    if (child.exitCode === null) kill()
  }
}

function asError(path: string, { message, name, stack, reason }: Extract<Message, { kind: 'failed' }>): Error {
  const cause = Object.assign(new Error(message), { name, stack })
  const text = reason ? message : `Cannot read ${path}: ${message}.`
  return new UnreadableMedia(path, reason ?? 'failed', text, { cause })
}

function asDeath(
  path: string,
  limits: Limits,
  end: { code: number | null; signal: NodeJS.Signals | null; timedOut?: boolean },
  stderr: string,
): UnreadableMedia {
  if (stderr.includes(`${LIMIT_MARK}memory-limit`)) {
    const megabytes = Math.round(limits.memoryBytes / 1e6)
    const message = `Cannot read ${path}: it wants more than ${megabytes} MB of memory. Make a smaller copy, or raise the limit.`
    return new UnreadableMedia(path, 'memory-limit', message)
  }
  if (stderr.includes(`${LIMIT_MARK}time-limit`) || end.timedOut) {
    const message = `Cannot read ${path}: not done after ${limits.wallSeconds} s. Cut it shorter, or raise the limit.`
    return new UnreadableMedia(path, 'time-limit', message)
  }
  const how = end.signal ?? `code ${end.code}`
  const message = `Cannot read ${path}: the decoder crashed on it (${how}). The file may be damaged; make a new copy of it.`
  return new UnreadableMedia(path, 'crashed', message, { cause: new Error(stderr.trim() || how) })
}
