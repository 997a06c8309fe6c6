import { UnreadableInput } from '@aftercut/engine/report'
import { UnwritableFolder } from '@aftercut/pipeline/files'
import { WrongUse, type ExitCode } from './command.ts'
import { commands, findCommand } from './commands/index.ts'
import { nearest } from './nearest.ts'
import { createTerminal, type Terminal } from './terminal/index.ts'

const INTERRUPTED = 130

async function main(args: string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === '--version') {
    const { default: house } = await import('../../package.json', { with: { type: 'json' } })
    terminal.out(house.version)
    return 0
  }
  if (!name || name === '--help' || name === '-h') {
    terminal.out(listCommands())
    return name ? 0 : 2
  }
  const wanted = name === 'help' ? rest[0] : name
  if (!wanted) {
    terminal.out(listCommands())
    return 0
  }
  const load = findCommand(wanted)
  if (!load) {
    const meant = nearest(
      wanted,
      commands.map((command) => command.name),
    )
    const advice = meant === undefined ? "'aftercut help' lists them." : `Did you mean '${meant}'?`
    throw new WrongUse(`There is no command '${wanted}'. ${advice}`)
  }
  const command = await load()
  if (name === 'help' || rest.includes('--help') || rest.includes('-h')) {
    terminal.out(command.help)
    return 0
  }
  return command.run(rest, terminal)
}

function listCommands(): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return `Aftercut reads the making-of of a drama: its scenes, takes, calls, moments and quotes.

Usage: aftercut COMMAND …

${lines.join('\n')}

'aftercut help COMMAND' says more, with examples.
Exit: 0 done, 1 the answer is "no", 2 wrong use, 3 an input could not be read, 4 our own fault.
`
}

/** What the library and the store throw, by name: a command that does without does not load them. */
const CODES: { [name: string]: number } = {
  LibraryInUse: 2,
  SchemaMismatch: 2,
  LibraryUnreachable: 3,
  StoreUnavailable: 3,
}

function tellError(error: unknown, terminal: Terminal): number {
  if (terminal.signal.aborted) {
    terminal.note('Interrupted. The same command takes up where this one stopped.')
    return INTERRUPTED
  }
  const message = error instanceof Error ? error.message : String(error)
  terminal.note(`aftercut: ${message}`)
  if (error instanceof WrongUse || error instanceof UnwritableFolder) return 2
  if (error instanceof UnreadableInput) return 3
  const code = error instanceof Error ? CODES[error.name] : undefined
  if (code !== undefined) return code
  if (process.env.AFTERCUT_DEBUG && error instanceof Error) terminal.note(error.stack ?? '')
  else terminal.note('This is a fault of Aftercut. AFTERCUT_DEBUG=1 shows where.')
  return 4
}

const interruption = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (interruption.signal.aborted) process.exit(INTERRUPTED)
    interruption.abort()
  })
// A reader that has seen enough (`aftercut … | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const terminal = createTerminal(interruption.signal)
process.exitCode = await main(process.argv.slice(2), terminal).catch((error: unknown) => tellError(error, terminal))
