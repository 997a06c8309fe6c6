import type { Terminal } from './terminal/index.ts'

/** 0 done, 1 the answer is "no", 2 wrong use, 3 an input could not be read, 4 our own fault. */
export type ExitCode = 0 | 1 | 2 | 3 | 4

export type Command = {
  name: string
  /** One line for the list of commands. */
  summary: string
  /** Usage, options and examples, as `aftercut help NAME` prints them. */
  help: string
  run(args: string[], terminal: Terminal): Promise<ExitCode>
}

/** The command line does not make sense; the message says what to type instead. */
export class WrongUse extends Error {
  override name = 'WrongUse'
}
