import type { Kysely } from 'kysely'
import { write, type Tx } from '../opening/writing.ts'
import type { Schema } from '../schema/schema.ts'
import { chosenIds, type Chosen } from './chosen.ts'
import { THING_KINDS, type Thing, type ThingKind } from './shape.ts'
import { takeThing, type Taking } from './take.ts'
import { tellThing } from './tell.ts'

export type Telling = Chosen & {
  /** Captions of episodes, too: they are the episode's words, which not everybody may pass on. Else of those that the house holds the rights in. */
  episodeCaptions?: boolean
}

/** The order in which things can be told: what is told by who refers to it comes last. */
const TOLD: readonly ThingKind[] = [
  ...THING_KINDS.filter((kind) => kind !== 'sources' && kind !== 'people'),
  'people',
  'sources',
]

export function createExchange(db: Kysely<Schema>) {
  return {
    /** Tells things as of one moment, kind by kind, not in the order in which they can be taken. The embedded database answers nobody else meanwhile. */
    tell: (telling: Telling, onThing: (kind: ThingKind, thing: Thing) => Promise<void> | void): Promise<void> =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((tx) => tellAll(tx, telling, onThing)),

    /** Takes one thing of a file, whole or not at all. `taking` is one for all things of a file, which come in the order of THING_KINDS. */
    take: (kind: ThingKind, thing: Thing, taking: Taking, who: string): Promise<string> =>
      write(db, (writing) => takeThing(writing, kind, thing, taking, who)),
  }
}

async function tellAll(
  tx: Tx,
  { episodeCaptions = false, ...chosen }: Telling,
  onThing: (kind: ThingKind, thing: Thing) => Promise<void> | void,
): Promise<void> {
  // Kept only where people and sources are chosen by them.
  const seen: Thing[] = []
  for (const kind of TOLD)
    for (const id of await chosenIds(tx, kind, chosen, seen)) {
      const thing = await tellThing(tx, kind, id)
      if (kind === 'videos' && !episodeCaptions && isKeptBack(thing)) delete thing['captions']
      if (chosen.dramaIds && kind !== 'videos') seen.push(thing)
      if (chosen.dramaIds && kind === 'videos') seen.push({ sourceId: thing['sourceId'] })
      await onThing(kind, thing)
    }
}

const isKeptBack = ({ kind, rights }: Thing): boolean => kind === 'episode' && rights !== 'own' && rights !== 'licensed'
