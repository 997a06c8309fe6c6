import { sql } from 'kysely'
import { claimSlug } from '../opening/slugs.ts'
import type { Tx, Writing } from '../opening/writing.ts'
import type { SlugKind } from '../schema/story-tables.ts'
import { indexCues, indexDrama, indexMaking, indexMoments, indexPerson, indexStory } from '../search/indexing.ts'
import { knownAs } from './known.ts'
import { pick, put, takeParts, type Ids } from './parts.ts'
import { withIds } from './rows.ts'
import { takeRun } from './runs.ts'
import { rehash } from './rehash.ts'
import { THINGS, type Shape, type Thing, type ThingKind } from './shape.ts'

/** What taking a file has to remember from thing to thing. */
export type Taking = { ids: Ids; taken: Set<string> }

export const startTaking = (): Taking => ({ ids: new Map(), taken: new Set() })

const KIND_OF_THING: { [Kind in ThingKind]: string } = {
  sources: 'source',
  people: 'person',
  dramas: 'drama',
  rankings: 'ranking',
  videos: 'video',
  makings: 'making',
  stories: 'story',
}

/** Takes one thing with all that belongs to it: made, or brought up to what the file says. Answers its id here. */
export async function takeThing(
  writing: Writing,
  kind: ThingKind,
  thing: Thing,
  { ids, taken }: Taking,
  who: string,
): Promise<string> {
  const { tx } = writing
  const shape: Shape = THINGS[kind]
  const what = KIND_OF_THING[kind]
  // A story and its revisions, a making and its run refer to each other.
  await sql`set constraints all deferred`.execute(tx)
  const ownId = String(thing['id'])
  const known = await knownAs(tx, kind, withIds(thing, ids) as Thing, taken)
  if (known !== undefined && known !== ownId) ids.set(ownId, known)
  const id = known ?? ownId
  taken.add(id)
  const row = pick(withIds(thing, ids) as Thing, shape)
  if ('slug' in shape.fields) {
    await takeParts(tx, { ...shape, parts: only(shape, 'addresses') }, thing, id, ids)
    row['slug'] = await claimSlug(tx, what as SlugKind, String(row['slug']), id)
  }
  await put(tx, shape, [kind === 'videos' ? asVideo(row, known !== undefined) : row])
  await takeParts(tx, shape, thing, id, ids)
  if (kind === 'makings') await takeRun(tx, id, thing, ids)
  if (kind === 'videos') await rehash(tx, id)
  await index(tx, kind, id)
  writing.note(who, 'import', what, id)
  writing.changed(what, id)
  return id
}

/** A new video is not there yet; where a known one lies, and what was made of it, is of this machine. */
function asVideo({ file, facts, ...row }: Thing, known: boolean): Thing {
  return known ? row : { ...row, file, facts, state: 'missing' }
}

function only({ parts = {} }: Shape, field: string): { [field: string]: Shape } {
  const part = parts[field]
  return part ? { [field]: part } : {}
}

async function index(tx: Tx, kind: ThingKind, id: string): Promise<void> {
  if (kind === 'people') await indexPerson(tx, id)
  if (kind === 'dramas') await indexDrama(tx, id)
  if (kind === 'stories') await indexStory(tx, id)
  if (kind === 'makings') {
    await indexMaking(tx, id)
    await indexMoments(tx, id)
  }
  const makings =
    kind === 'makings'
      ? [{ id }]
      : kind === 'videos'
        ? await tx.selectFrom('making').select('id').where('videoId', '=', id).execute()
        : []
  for (const making of makings) await indexCues(tx, making.id)
}
