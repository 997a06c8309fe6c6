import { WrongUse } from './command.ts'

export const DEFAULT_PORT = 4180

/** Another program listens at the port already. */
export class PortTaken extends WrongUse {}

/** What the machine refused of the address that was asked for, and what to ask for instead; any other error as it is. */
export function addressProblem(error: NodeJS.ErrnoException, { port, host }: { port: number; host?: string }): Error {
  const cause = { cause: error }
  switch (error.code) {
    case 'EADDRINUSE': {
      const another = port < 65_535 ? port + 1 : DEFAULT_PORT
      return new PortTaken(`Port ${port} is in use. Stop what listens there, or name another: --port ${another}`, cause)
    }
    case 'EACCES':
      return new WrongUse(
        `Port ${port} needs rights that you do not have. Name a higher one: --port ${DEFAULT_PORT}`,
        cause,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new WrongUse(
        `${host ?? 'The host'} is no address of this machine. Name one that is: --host 127.0.0.1`,
        cause,
      )
    default:
      return error
  }
}
