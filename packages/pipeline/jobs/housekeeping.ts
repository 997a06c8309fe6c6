import type { Library } from '@aftercut/library/opening'

/** A story that is due is shown this much later at most. */
const PUBLISH_MILLISECONDS = 5000
const DAY = 24 * 3600 * 1000
/** The daily work waits for a start to be over; a process that runs for less than this has no need of it. */
const FIRST_TENDING_MILLISECONDS = 10 * 60 * 1000
/** Addresses of readers are of use against a flood that is going on. */
const ADDRESSES_KEPT_MILLISECONDS = DAY

/**
 * What must be done from time to time, and asks for no job: publish what is due, forget readers' addresses, sweep the
 * embedded database (a server does that by itself). Safe on several machines at once. Answers how to stop. `log` hears
 * when the database goes away, and when it is back.
 */
export function startHousekeeping(library: Library, log: (line: string) => void): () => Promise<void> {
  const reach = tellChanges(log)
  const stops = [
    every(PUBLISH_MILLISECONDS, PUBLISH_MILLISECONDS, () => reach(library.stories.publishDue(new Date()))),
    every(FIRST_TENDING_MILLISECONDS, DAY, async () => {
      await library.reactions.forgetAddresses(new Date(Date.now() - ADDRESSES_KEPT_MILLISECONDS))
      if (library.database.kind === 'embedded') await library.tend()
    }),
  ]
  return async () => void (await Promise.all(stops.map((stop) => stop())))
}

/** Tells the first failure of a row of them, and their end. */
function tellChanges(log: (line: string) => void): (work: Promise<unknown>) => Promise<void> {
  let away = false
  return async (work) => {
    try {
      await work
      if (away) log('The database answers again.')
      away = false
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (!away)
        log(
          `! The database does not answer: ${reason}. It is asked again every ${PUBLISH_MILLISECONDS / 1000} seconds.`,
        )
      away = true
    }
  }
}

/** Never two at a time. What fails (a database that is away) is done the next time. */
function every(firstMilliseconds: number, milliseconds: number, work: () => Promise<unknown>): () => Promise<void> {
  let stopped = false
  let running: Promise<unknown> | undefined
  let timer = setTimeout(run, firstMilliseconds).unref()
  function run(): void {
    running = work()
      .catch(() => undefined)
      .finally(() => {
        if (!stopped) timer = setTimeout(run, milliseconds).unref()
      })
  }
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}
