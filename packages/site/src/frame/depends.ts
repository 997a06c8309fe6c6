import { tagsFor } from '../../serve/changed-tags.ts'

type Things = readonly (string | readonly [kind: string, id: string])[]

/**
 * Says that the page is made from these things: it is then kept until one of them changes. A kind alone means all of
 * that kind ('story': lists of stories).
 */
export function dependsOn(
  locals: App.Locals,
  ...things: readonly (string | readonly [kind: string, id: string])[]
): void {
  for (const thing of things) {
    for (const tag of typeof thing === 'string' ? tagsFor(thing) : tagsFor(thing[0], thing[1])) locals.tags.add(tag)
  }
}

/** Says that the page is out of date at an instant by time alone; the soonest counts. */
export function freshUntil(locals: App.Locals, instantMs: number, nowMs: number): void {
  const seconds = Math.max(1, (instantMs - nowMs) / 1000)
  locals.freshSeconds = Math.min(locals.freshSeconds ?? Number.POSITIVE_INFINITY, seconds)
}

/** Asks the library once for all readers, until one of these things changes. The page depends on them too. */
export function asked<Answer>(
  locals: App.Locals,
  name: string,
  things: Things,
  read: () => Promise<Answer>,
): Promise<Answer> {
  dependsOn(locals, ...things)
  const tags = things.flatMap((thing) => (typeof thing === 'string' ? tagsFor(thing) : tagsFor(thing[0], thing[1])))
  return locals.site.reads.ask(name, tags, SECONDS_FRESH, read)
}

/** "Tonight", offers of the day, the next airing: right for a minute. */
const SECONDS_FRESH = 60
