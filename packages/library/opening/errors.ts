import type { Owner } from './owner-lock.ts'

/** Another process holds the embedded database. What to do: talk to it (its `address`), stop it, or use another folder. */
export class LibraryInUse extends Error {
  override readonly name = 'LibraryInUse'
  readonly dataDir: string
  readonly owner: Owner | undefined

  constructor(dataDir: string, owner: Owner | undefined) {
    const who = owner
      ? `process ${owner.pid} on ${owner.host} since ${owner.since}${owner.address ? `, serving at ${owner.address}` : ''}`
      : 'another process'
    super(
      `The library in ${dataDir} is in use by ${who}. Use that one, stop it, or choose another folder.` +
        ` If that machine is gone for good, delete ${dataDir}/library.lock.`,
    )
    this.dataDir = dataDir
    this.owner = owner
  }
}

/** The database cannot be opened or reached. */
export class LibraryUnreachable extends Error {
  override readonly name = 'LibraryUnreachable'
}

/** The schema in the database is not one that this program can bring forward. */
export class SchemaMismatch extends Error {
  override readonly name = 'SchemaMismatch'
}

/** Someone else changed the thing since it was read. `current` is what stands now. */
export class Conflict<Current = unknown> extends Error {
  override readonly name = 'Conflict'
  readonly subject: string
  readonly id: string
  readonly current: Current
  readonly yourVersion: number
  readonly theirVersion: number

  constructor(subject: string, id: string, yourVersion: number, theirVersion: number, current: Current) {
    super(
      `The ${subject} ${id} was changed by someone else (you have version ${yourVersion}, it is at ${theirVersion}).` +
        ' Read it again and repeat the change.',
    )
    this.subject = subject
    this.id = id
    this.current = current
    this.yourVersion = yourVersion
    this.theirVersion = theirVersion
  }
}

export class NotFound extends Error {
  override readonly name = 'NotFound'

  constructor(subject: string, id: string) {
    super(`There is no ${subject} ${id}.`)
  }
}

/** Why something was refused, for those who say it in a language of their own. */
export type RefusalReason = { code?: string; values?: { [name: string]: string | number } }

/** A value that the library does not take: the message says which and why, in English; `code` and `values` for other languages. */
export class Refused extends Error {
  override readonly name: string = 'Refused'
  readonly code: string
  readonly values: { [name: string]: string | number }

  constructor(message: string, { code = '', values = {}, ...options }: RefusalReason & ErrorOptions = {}) {
    super(message, options)
    this.code = code
    this.values = values
  }
}

/** Whether a query failed since the server cannot be reached, is starting or stopping, or cut the connection. */
export function isDatabaseAway(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string }
  // Of the operating system, and PostgreSQL's classes 08 (connection) and 57P (shut down).
  return (
    /^(?:ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|08|57P)/.test(code) ||
    /connection terminated|timeout exceeded when trying to connect/i.test(message)
  )
}
