import type { PGlite, Transaction } from '@electric-sql/pglite'
import {
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'

/** Thrown into PGlite's transaction to roll it back; never leaves this file. */
const ROLLBACK = Symbol('rollback')

/**
 * One statement sender on PGlite's single session. A transaction is PGlite's own, held open until Kysely ends it, so
 * that whoever else uses the same PGlite (the job queue) waits instead of slipping into it.
 */
class PgliteConnection implements DatabaseConnection {
  readonly #pglite: PGlite
  #transaction: { handle: Transaction; end: (how: 'commit' | typeof ROLLBACK) => void; done: Promise<void> } | undefined

  constructor(pglite: PGlite) {
    this.#pglite = pglite
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const target = this.#transaction?.handle ?? this.#pglite
    const result = await target.query<Row>(query.sql, [...query.parameters])
    return result.affectedRows === undefined
      ? { rows: result.rows }
      : { rows: result.rows, numAffectedRows: BigInt(result.affectedRows) }
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(query)
  }

  async begin(settings: TransactionSettings): Promise<void> {
    const opened = Promise.withResolvers<Transaction>()
    const ended = Promise.withResolvers<'commit' | typeof ROLLBACK>()
    const done = this.#pglite
      .transaction(async (handle) => {
        opened.resolve(handle)
        if ((await ended.promise) === ROLLBACK) throw ROLLBACK
      })
      .catch((error: unknown) => {
        opened.reject(error)
        if (error !== ROLLBACK) throw error
      })
    // A failure to begin is told through `opened`, a failure to commit through `end`.
    done.catch(() => undefined)
    this.#transaction = { handle: await opened.promise, end: ended.resolve, done }
    if (settings.isolationLevel) await this.#set(`isolation level ${settings.isolationLevel}`)
    if (settings.accessMode) await this.#set(settings.accessMode)
  }

  async end(how: 'commit' | 'rollback'): Promise<void> {
    const transaction = this.#transaction
    if (!transaction) return
    this.#transaction = undefined
    transaction.end(how === 'commit' ? 'commit' : ROLLBACK)
    await transaction.done
  }

  async #set(what: string): Promise<void> {
    await this.executeQuery(CompiledQuery.raw(`set transaction ${what}`))
  }
}

class PgliteDriver implements Driver {
  readonly #pglite: PGlite

  constructor(pglite: PGlite) {
    this.#pglite = pglite
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new PgliteConnection(this.#pglite)
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    await (connection as PgliteConnection).begin(settings)
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as PgliteConnection).end('commit')
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as PgliteConnection).end('rollback')
  }

  async savepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`savepoint ${quoted(name)}`))
  }

  async rollbackToSavepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`rollback to savepoint ${quoted(name)}`))
  }

  async releaseSavepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`release savepoint ${quoted(name)}`))
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    await (connection as PgliteConnection).end('rollback')
  }

  /** PGlite belongs to whoever opened it. */
  async destroy(): Promise<void> {}
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Kysely's PostgreSQL dialect on an open PGlite. */
export function pgliteDialect(pglite: PGlite): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PgliteDriver(pglite),
    createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}
