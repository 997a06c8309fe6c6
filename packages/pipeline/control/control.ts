import { chmod, rm } from 'node:fs/promises'
import { createServer, request, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { UnreadableInput } from '@aftercut/engine/report'
import type { Workbench } from '../workbench/index.ts'
import { HANDLERS, type CommandName, type ControlCommands } from './commands.ts'

/** A request, as it goes over the socket. */
type ControlRequest = { command: CommandName; asked: unknown }

type Line =
  | { progress: number; detail: string }
  | { result: unknown }
  /** `file`: what could not be read. */
  | { error: string; file?: string }

/** Only the user that the server runs as can open the socket: its file is the permission. */
const OWNER_ONLY = 0o600
/** A request names paths and options; more is no request. */
const MAX_REQUEST_BYTES = 64 * 1024

/** Windows has named pipes instead of socket files, in one space of names for all. */
export function controlAddress(dataDir: string): string {
  if (process.platform !== 'win32') return join(dataDir, 'control.sock')
  return `\\\\.\\pipe\\aftercut-${Buffer.from(dataDir).toString('base64url')}`
}

/** Takes commands from this machine while a server has the library open. Answers how to stop. */
export async function serveControl(dataDir: string, bench: Workbench): Promise<() => Promise<void>> {
  const address = controlAddress(dataDir)
  // The library's lock says that we are the only one here: a socket that is left is a dead server's.
  await rm(address, { force: true })
  const server = createServer((req, res) => {
    const tell = (line: Line) => void res.write(`${JSON.stringify(line)}\n`)
    const gone = new AbortController()
    res.on('close', () => gone.abort())
    res.writeHead(200, { 'content-type': 'application/x-ndjson' })
    if (Number(req.headers['content-length'] ?? 0) > MAX_REQUEST_BYTES) {
      res.destroy()
      return
    }
    text(req)
      .then((body) => answer(JSON.parse(body) as ControlRequest, bench, gone.signal, tell))
      .catch((error: unknown) => tell(errorLine(error)))
      .finally(() => res.end())
  })
  await new Promise<void>((ready, failed) => server.once('error', failed).listen(address, ready))
  if (process.platform !== 'win32') await chmod(address, OWNER_ONLY)
  return async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
}

async function answer(
  { command, asked }: ControlRequest,
  bench: Workbench,
  signal: AbortSignal,
  tell: (line: Line) => void,
): Promise<void> {
  const handle = HANDLERS[command] as ((...all: unknown[]) => Promise<unknown>) | undefined
  if (!handle) throw new Error(`The server does not know '${command}': it is of another version than the command.`)
  const onProgress = (progress: number, detail: string) => tell({ progress, detail })
  tell({ result: await handle(asked, bench, { signal, onProgress }) })
}

function errorLine(error: unknown): Line {
  if (error instanceof UnreadableInput) return { error: error.message, file: error.file }
  return { error: error instanceof Error ? error.message : String(error) }
}

/** Asks the running server of a data folder to do something. Throws with the server's own words. */
export async function askServer<Name extends CommandName>(
  dataDir: string,
  command: Name,
  asked: ControlCommands[Name]['asks'],
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (fraction: number, detail: string) => void } = {},
): Promise<ControlCommands[Name]['answers']> {
  const request: ControlRequest = { command, asked }
  const response = await post(controlAddress(dataDir), JSON.stringify(request), signal)
  for await (const line of createInterface({ input: response })) {
    const told = JSON.parse(line) as Line
    if ('error' in told)
      throw told.file === undefined ? new Error(told.error) : new UnreadableInput(told.file, told.error)
    if ('result' in told) return told.result as ControlCommands[Name]['answers']
    onProgress?.(told.progress, told.detail)
  }
  throw new Error(
    'The server stopped before it was done. Start it again, and repeat the command: what was done is kept.',
  )
}

/** A server that is just starting has the library open before it takes commands. */
const STARTING_MILLISECONDS = 30_000

async function post(socketPath: string, body: string, signal: AbortSignal | undefined): Promise<IncomingMessage> {
  const headers = { 'content-length': Buffer.byteLength(body) }
  const options = { socketPath, method: 'POST', path: '/', headers, ...(signal && { signal }) }
  for (const since = performance.now(); ; await pause(200, undefined, signal && { signal })) {
    try {
      return await new Promise((ready, failed) => request(options, ready).once('error', failed).end(body))
    } catch (error) {
      const starting = ['ENOENT', 'ECONNREFUSED'].includes((error as NodeJS.ErrnoException).code ?? '')
      if (!starting || performance.now() - since > STARTING_MILLISECONDS) throw error
    }
  }
}
