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
 * embedded database (a server does that by itself). Safe on several machines at once. Answers how to stop.
 */
export function startHousekeeping(library: Library): () => Promise<void> {
  const stops = [
    every(PUBLISH_MILLISECONDS, PUBLISH_MILLISECONDS, () => library.stories.publishDue(new Date())),
    every(FIRST_TENDING_MILLISECONDS, DAY, async () => {
      await library.reactions.forgetAddresses(new Date(Date.now() - ADDRESSES_KEPT_MILLISECONDS))
      if (library.database.kind === 'embedded') await library.tend()
    }),
  ]
  return async () => void (await Promise.all(stops.map((stop) => stop())))
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
