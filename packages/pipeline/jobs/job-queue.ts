import { fromKysely, fromPglite, PgBoss } from 'pg-boss'
import type { Library, Tx } from '@aftercut/library/opening'
import { JOB_KINDS, QUEUES, type Endings, type JobData, type JobKind } from './queues.ts'

/** A worker that gives no sign for this long is dead, and its job goes to another. The least that pg-boss takes is 10. */
const HEARTBEAT_SECONDS = 15

/**
 * Deaths of workers, and what passes, count as retries to pg-boss, and must never lose a job: the limit is out of reach.
 * What a job's own faults cost is said in `run-job.ts`.
 */
const NO_LIMIT = 1_000_000

/**
 * pg-boss passes over jobs whose like was running when it last looked, and looks at its notes of that once a minute: the
 * watch that was asked for during a watch would begin a minute late. The monitor writes the notes every five seconds.
 */
const NOTES_SECONDS = 2

export type JobQueue = {
  /**
   * Adds a job; where one like it waits already, nothing is added. Within a transaction when `tx` is given: the job is
   * there if and only if the transaction stands. `startAfter`: an instant before which it does not run.
   */
  add<Kind extends JobKind>(kind: Kind, data: JobData[Kind], options?: { tx?: Tx; startAfter?: Date }): Promise<void>
  /** Takes back jobs that wait, and stops those that run. Answers how many. */
  cancel<Kind extends JobKind>(kind: Kind, data: JobData[Kind]): Promise<number>
  /** The keys (`keyOf`) of the jobs of a kind that wait or run. */
  unfinished(kind: JobKind): Promise<Set<string>>
  /** Keeps with a running job how this try of it ends: pg-boss tells a fault and a worker's death not apart. */
  countEnding(kind: JobKind, id: string, ending: keyof Endings): Promise<void>
  boss: PgBoss
  close(): Promise<void>
}

/** Opens the queue on the library's own database: embedded or server. */
export async function openQueue(library: Library): Promise<JobQueue> {
  const { pglite, pool } = library.database
  const boss = new PgBoss({
    ...(pglite ? { db: fromPglite(pglite), backend: 'pglite' } : { connectionString: connectionOf(pool), max: 4 }),
    useListenNotify: true,
    schedule: false,
    monitorIntervalSeconds: 5,
    superviseIntervalSeconds: 5,
    queueCacheIntervalSeconds: NOTES_SECONDS,
  })
  // A lost connection is told by what fails for want of it; pg-boss itself connects again.
  boss.on('error', () => undefined)
  await boss.start()
  for (const kind of JOB_KINDS) {
    const options = {
      expireInSeconds: QUEUES[kind].expireInSeconds,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      retryLimit: NO_LIMIT,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 300,
      notify: true,
    }
    await boss.createQueue(kind, { policy: 'stately', ...options })
  }
  if (pglite) await takeBackFromTheDead(pglite)
  return {
    boss,
    async add(kind, data, { tx, startAfter } = {}) {
      await boss.send(kind, data, {
        singletonKey: QUEUES[kind].keyOf(data),
        ...(startAfter && { startAfter }),
        ...(tx && { db: fromKysely(tx) }),
      })
    },
    async cancel(kind, data) {
      const jobs = await boss.findJobs(kind, { key: QUEUES[kind].keyOf(data) })
      const ids = jobs.filter(({ state }) => ['created', 'retry', 'active'].includes(state)).map(({ id }) => id)
      if (ids.length > 0) await boss.cancel(kind, ids)
      return ids.length
    },
    async unfinished(kind) {
      const statement = `select singleton_key as key from pgboss.job where name = $1 and state < 'completed'`
      const found = await (pglite
        ? pglite.query<{ key: string }>(statement, [kind])
        : pool?.query<{ key: string }>(statement, [kind]))
      return new Set(found?.rows.map(({ key }) => key))
    },
    async countEnding(kind, id, ending) {
      const statement = `update pgboss.job set data = data ||
        jsonb_build_object($3::text, coalesce((data->>$3::text)::integer, 0) + 1) where name = $1 and id = $2`
      const values = [kind, id, ending]
      await (pglite ? pglite.query(statement, values) : pool?.query(statement, values))
    },
    close: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}

/**
 * The embedded database has one owner at a time: what ran when we opened it was a dead process's, and need not wait for
 * its signs of life to be missed. Where the same work waits for another try already, once is enough.
 */
async function takeBackFromTheDead(pglite: NonNullable<Library['database']['pglite']>): Promise<void> {
  await pglite.query(
    `update pgboss.job as dead
     set start_after = now(), state = case when exists (
         select 1 from pgboss.job as other
         where other.name = dead.name and other.singleton_key = dead.singleton_key and other.state = 'retry')
       then 'cancelled'::pgboss.job_state else 'retry'::pgboss.job_state end
     where state = 'active' and name = any($1)`,
    [JOB_KINDS],
  )
  await pglite.query(`update pgboss.queue set singletons_active = null where name = any($1)`, [JOB_KINDS])
}

function connectionOf(pool: Library['database']['pool']): string {
  const address = pool?.options.connectionString
  if (!address) throw new TypeError('The job queue wants a library on PGlite, or on PostgreSQL by its address.')
  return address
}
