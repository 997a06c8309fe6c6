import { sql } from 'kysely'
import type { Database } from './database.ts'

/**
 * Answers how to do a piece of work while nobody else does one of the same name, in this process or in another: what looks
 * whether a thing is there and then makes it. A process that dies holds nobody up. Not to be called within itself.
 */
export function createAlone(database: Database) {
  const last = new Map<string, Promise<unknown>>()
  return async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    // One after the other here first, so that no more than one connection of ours waits for others.
    const mine = (last.get(name) ?? Promise.resolve()).then(() => aloneAmongProcesses(database, name, work))
    const settled = mine.catch(() => undefined)
    last.set(name, settled)
    try {
      return await mine
    } finally {
      if (last.get(name) === settled) last.delete(name)
    }
  }
}

/** An embedded database has one owner. On a server the lock is the connection's, and goes with it. */
function aloneAmongProcesses<Result>(database: Database, name: string, work: () => Promise<Result>): Promise<Result> {
  if (database.kind === 'embedded') return work()
  return database.kysely.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(hashtextextended(${`aftercut ${name}`}, 0))`.execute(connection)
    try {
      return await work()
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${`aftercut ${name}`}, 0))`.execute(connection)
    }
  })
}
