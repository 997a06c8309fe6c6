import { createDesk } from '../desk/index.ts'
import { createCast, createDramas, createOffers, createRankings, createSchedule } from '../dramas/index.ts'
import { createExchange } from '../exchange/index.ts'
import { createFindings } from '../findings/index.ts'
import { createAudit, createCopies, createSettings } from '../keeping/index.ts'
import { createCaptions, createMakings, createVideos } from '../makings/index.ts'
import { createMarks } from '../marks/index.ts'
import { createPages } from '../pages/index.ts'
import { createPeople } from '../people/index.ts'
import { houseMigrations } from '../schema/index.ts'
import { createSearch, indexWhatIsMissing } from '../search/index.ts'
import { createSources } from '../sources/index.ts'
import { createReactions, createStories } from '../stories/index.ts'
import { createAlone } from './alone.ts'
import { openDatabase, type Database, type Place } from './database.ts'
import { migrate, type MigrationSet } from './migrate.ts'
import { subjectOfSlug } from './slugs.ts'
import { CHANGE_CHANNEL, write, type Change } from './writing.ts'
import { sql } from 'kysely'

export type LibraryOptions = Place & {
  /** Tables of other parts of the house (sign-in, tokens): applied after the library's own. */
  migrations?: readonly MigrationSet[]
}

export type Library = Awaited<ReturnType<typeof openLibrary>>

/** Opens the library, brings its schema forward, and listens for changes that other processes make. */
export async function openLibrary(options: LibraryOptions) {
  const database = await openDatabase(options)
  const db = database.kysely
  const listeners = new Set<(change: Change) => void>()
  let stopListening: () => Promise<void>
  try {
    await migrate(db as never, [{ room: 'library', migrations: houseMigrations }, ...(options.migrations ?? [])])
    await indexWhatIsMissing(db)
    stopListening = await database.listen(CHANGE_CHANNEL, (payload) => {
      const changes: Change[] = payload === undefined ? [{ kind: 'everything' }] : (JSON.parse(payload) as Change[])
      for (const change of changes) for (const listener of listeners) listener(change)
    })
  } catch (error) {
    await database.close()
    throw error
  }
  return {
    dramas: createDramas(db),
    schedule: createSchedule(db),
    cast: createCast(db),
    offers: createOffers(db),
    rankings: createRankings(db),
    sources: createSources(db),
    people: createPeople(db),
    videos: createVideos(db),
    captions: createCaptions(db),
    makings: createMakings(db),
    findings: createFindings(db),
    marks: createMarks(db),
    stories: createStories(db),
    reactions: createReactions(db),
    search: createSearch(db),
    pages: createPages(db),
    desk: createDesk(db),
    audit: createAudit(db),
    settings: createSettings(db),
    copies: createCopies(db),
    exchange: createExchange(db),
    /** For those who bring tables of their own, or share the connection (the job queue). */
    database: database as Readonly<Database>,
    /** A transaction with change notices and audit notes, for tables of other parts of the house. */
    write: <Result>(work: Parameters<typeof write<Result>>[1]): Promise<Result> => write(db, work),
    /** Does a piece of work while nobody, on any machine, does one of the same name. Not to be called within itself. */
    alone: createAlone(database),
    /** Calls back for each change, of this process or another, within a second. Answers how to stop. */
    onChange: (listener: (change: Change) => void): (() => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** Whom an address of now or of once stands for. */
    subjectOfSlug: (kind: Parameters<typeof subjectOfSlug>[1], slug: string) => subjectOfSlug(db, kind, slug),
    /** Sweeps and takes statistics: after a large import, and daily on the embedded database. */
    tend: async (): Promise<void> => {
      await sql`vacuum analyze`.execute(db)
    },
    /** Tells others where the owner of an embedded database can be reached. */
    announce: (address: string): void => database.announce(address),
    close: async (): Promise<void> => {
      await stopListening()
      await database.close()
    },
  }
}
