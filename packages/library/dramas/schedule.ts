import type { Kysely, Selectable } from 'kysely'
import { NotFound, Refused } from '../opening/errors.ts'
import { newId } from '../opening/ids.ts'
import { write, type Tx } from '../opening/writing.ts'
import type { AiringKind, AiringTable } from '../schema/drama-tables.ts'
import type { Schema } from '../schema/schema.ts'
import { deriveAirings, type AiringException, type AiringPattern } from './airings.ts'
import { instantOf, isZone, wallOf } from './clock.ts'

export type Airing = Selectable<AiringTable>
export type StoredPattern = AiringPattern & { id: string; seasonId: string; exceptions: AiringException[] }

/** An airing set by hand: at an instant, or at a network's clock time. */
export type AiringDraft = {
  seasonId: string
  episodeId?: string | null
  network: string
  zone: string
  kind?: AiringKind
  words?: string
} & ({ at: Date } | { localDate: string; localMinutes: number })

export function createSchedule(db: Kysely<Schema>) {
  return {
    /** Sets how a season airs, in place of what was set before, and derives its airings anew. */
    savePattern: async (
      seasonId: string,
      pattern: AiringPattern,
      exceptions: readonly AiringException[] = [],
    ): Promise<Airing[]> => {
      refuseBadPattern(pattern)
      return write(db, async ({ tx, changed }) => {
        await tx.deleteFrom('airingPattern').where('seasonId', '=', seasonId).execute()
        const patternId = newId()
        await tx
          .insertInto('airingPattern')
          .values({ ...pattern, weekdays: [...pattern.weekdays], id: patternId, seasonId })
          .execute()
        if (exceptions.length > 0) {
          await tx
            .insertInto('airingException')
            .values(exceptions.map((exception) => ({ ...exception, id: newId(), patternId })))
            .execute()
        }
        changed('drama', await layAirings(tx, seasonId, patternId, pattern, exceptions))
        changed('schedule')
        return airingsOf(tx, seasonId)
      })
    },

    /** Derives the airings of a season anew from its pattern: after its number of episodes changed. */
    replan: (seasonId: string): Promise<Airing[]> =>
      write(db, async ({ tx, changed }) => {
        const stored = await patternOf(tx, seasonId)
        if (stored) {
          const { id, exceptions, seasonId: _, ...pattern } = stored
          changed('drama', await layAirings(tx, seasonId, id, pattern, exceptions))
          changed('schedule')
        }
        return airingsOf(tx, seasonId)
      }),

    /** Adds an airing that no pattern gives: a rerun, another network, a premiere at a festival. */
    addAiring: async (draft: AiringDraft): Promise<void> => {
      refuseBadZone(draft.zone)
      await write(db, async ({ tx, changed }) => {
        const { network, zone, seasonId, episodeId = null, kind = 'first', words = null } = draft
        const wall = 'at' in draft ? wallOf(draft.at, zone) : { day: draft.localDate, minutes: draft.localMinutes }
        const at = 'at' in draft ? draft.at : instantOf(wall, zone)
        await tx
          .insertInto('airing')
          .values({
            id: newId(),
            seasonId,
            episodeId,
            network,
            zone,
            at,
            localDate: wall.day,
            localMinutes: wall.minutes,
            kind,
            words,
          })
          .execute()
        changed('schedule')
      })
    },

    pattern: (seasonId: string): Promise<StoredPattern | undefined> => patternOf(db, seasonId),

    airings: (seasonId: string): Promise<Airing[]> => airingsOf(db, seasonId),
  }
}

function refuseBadZone(zone: string): void {
  if (isZone(zone)) return
  throw new Refused(`There is no time zone "${zone}": use an IANA name such as Asia/Seoul.`, {
    code: 'no-such-zone',
    values: { zone },
  })
}

function refuseBadPattern(pattern: AiringPattern): void {
  refuseBadZone(pattern.zone)
  if (!(pattern.minutes >= 0 && pattern.minutes < 2880)) {
    throw new Refused(`A clock time of ${pattern.minutes} minutes is outside 00:00 to 47:59.`, {
      code: 'clock-out-of-range',
    })
  }
}

/** Replaces the derived airings of a pattern; those set by hand stay. Answers the drama's id. */
async function layAirings(
  tx: Tx,
  seasonId: string,
  patternId: string,
  pattern: AiringPattern,
  exceptions: readonly AiringException[],
): Promise<string> {
  const season = await tx.selectFrom('season').selectAll().where('id', '=', seasonId).executeTakeFirst()
  if (!season) throw new NotFound('season', seasonId)
  const known = await tx.selectFrom('episode').select(['id', 'number']).where('seasonId', '=', seasonId).execute()
  const idOf = new Map(known.map((episode) => [episode.number, episode.id]))
  const count = Math.max(season.plannedEpisodes ?? 0, ...idOf.keys())
  const derived = deriveAirings(pattern, exceptions, count)
  await tx.deleteFrom('airing').where('patternId', '=', patternId).execute()
  const missing = derived.flatMap(({ episode }) => (episode === null || idOf.has(episode) ? [] : [episode]))
  if (missing.length > 0) {
    const rows = missing.map((number) => ({ id: newId(), seasonId, number }))
    await tx.insertInto('episode').values(rows).execute()
    for (const row of rows) idOf.set(row.number, row.id)
  }
  if (derived.length > 0) {
    await tx
      .insertInto('airing')
      .values(
        derived.map(({ at, localDate, localMinutes, kind, episode, words = null }) => ({
          id: newId(),
          seasonId,
          patternId,
          episodeId: episode === null ? null : (idOf.get(episode) ?? null),
          network: pattern.network,
          zone: pattern.zone,
          at,
          localDate,
          localMinutes,
          kind,
          words,
        })),
      )
      .execute()
  }
  return season.dramaId
}

async function patternOf(db: Kysely<Schema>, seasonId: string): Promise<StoredPattern | undefined> {
  const pattern = await db.selectFrom('airingPattern').selectAll().where('seasonId', '=', seasonId).executeTakeFirst()
  if (!pattern) return undefined
  const exceptions = await db
    .selectFrom('airingException')
    .select(['onDate', 'kind', 'toDate', 'toMinutes', 'words', 'sourceId'])
    .where('patternId', '=', pattern.id)
    .orderBy('onDate')
    .execute()
  return { ...pattern, exceptions }
}

function airingsOf(db: Kysely<Schema>, seasonId: string): Promise<Airing[]> {
  return db.selectFrom('airing').selectAll().where('seasonId', '=', seasonId).orderBy('at').orderBy('id').execute()
}
