import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { CamelCasePlugin, CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import { join } from 'node:path'
import pg from 'pg'
import type { Schema } from '../schema/schema.ts'
import { LibraryUnreachable } from './errors.ts'
import { listenOnServer } from './listen-on-server.ts'
import { takeOwnerLock, type OwnerLock } from './owner-lock.ts'
import { pgliteDialect } from './pglite-driver.ts'

/** Where the library lies: a folder (embedded), a PostgreSQL server, or memory (gone when closed). */
export type Place = { dataDir: string } | { databaseUrl: string; connections?: number } | { memory: true }

/** An open database. `pglite` or `pool` is for who must share the very connection: the job queue. */
export type Database = {
  kind: 'embedded' | 'server'
  kysely: Kysely<Schema>
  pglite?: PGlite
  pool?: pg.Pool
  /** Calls back for each payload on a channel, and with undefined when some may have been missed. */
  listen(channel: string, onPayload: (payload: string | undefined) => void): Promise<() => Promise<void>>
  announce(address: string): void
  close(): Promise<void>
}

const DATE_OID = 1082
const INT8_OID = 20

/**
 * PostgreSQL's own pages in memory. Its 128 MB are laid out in full at the start, inside the process that serves. With a
 * quarter, scans of 80 MB and 2,000 lookups in them take as long (what is not here is in the system's cache of files),
 * and `serve` at rest takes 105 MB less.
 */
const PAGES_IN_MEMORY = '32MB'

export async function openDatabase(place: Place): Promise<Database> {
  return 'databaseUrl' in place ? openServer(place.databaseUrl, place.connections ?? 10) : openEmbedded(place)
}

async function openEmbedded(place: { dataDir: string } | { memory: true }): Promise<Database> {
  const lock: OwnerLock | undefined = 'dataDir' in place ? await takeOwnerLock(place.dataDir) : undefined
  let pglite: PGlite
  try {
    pglite = await PGlite.create({
      ...('dataDir' in place ? { dataDir: join(place.dataDir, 'database') } : {}),
      extensions: { pg_trgm },
      startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${PAGES_IN_MEMORY}`],
      parsers: { [DATE_OID]: (day: string) => day, [INT8_OID]: Number },
    })
  } catch (error) {
    lock?.release()
    const where = 'dataDir' in place ? `in ${place.dataDir}` : 'in memory'
    throw new LibraryUnreachable(
      `The embedded database ${where} does not open. If it is damaged, restore it from a backup.`,
      { cause: error },
    )
  }
  return {
    kind: 'embedded',
    kysely: kyselyOn(pgliteDialect(pglite)),
    pglite,
    listen: (channel, onPayload) => pglite.listen(channel, onPayload).then((stop) => () => stop()),
    announce: (address) => lock?.announce(address),
    close: async () => {
      await pglite.close()
      lock?.release()
    },
  }
}

async function openServer(databaseUrl: string, connections: number): Promise<Database> {
  const parserOf = pg.types.getTypeParser as (oid: number, format?: 'text') => unknown
  const types = {
    getTypeParser: ((oid: number, format?: 'text') => {
      if (oid === DATE_OID) return (day: string) => day
      if (oid === INT8_OID) return Number
      return parserOf(oid, format)
    }) as typeof pg.types.getTypeParser,
  }
  const pool = new pg.Pool({ connectionString: databaseUrl, max: connections, types })
  // An idle connection that breaks is replaced at the next query; the query's own error tells the rest.
  pool.on('error', () => undefined)
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end()
    throw new LibraryUnreachable(
      `PostgreSQL at ${withoutPassword(databaseUrl)} cannot be reached: ${(error as Error).message}. Check the address and that it runs.`,
      { cause: error },
    )
  }
  const kysely = kyselyOn(
    new PostgresDialect({
      pool,
      onCreateConnection: async (connection) => {
        // Compiling a plan takes longer than any of our queries runs: 130 ms for a search of 50.
        await connection.executeQuery(CompiledQuery.raw('set jit = off'))
      },
    }),
  )
  return {
    kind: 'server',
    kysely,
    pool,
    listen: (channel, onPayload) => listenOnServer(databaseUrl, channel, onPayload),
    announce: () => undefined,
    // Kysely ends the pool that it was given.
    close: () => kysely.destroy(),
  }
}

function kyselyOn(dialect: ConstructorParameters<typeof Kysely>[0]['dialect']): Kysely<Schema> {
  return new Kysely<Schema>({ dialect, plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] })
}

function withoutPassword(databaseUrl: string): string {
  try {
    const url = new URL(databaseUrl)
    return `${url.host}${url.pathname}`
  } catch {
    return 'the given address'
  }
}
