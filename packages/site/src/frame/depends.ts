import { tagsFor } from '../../serve/changed-tags.ts'

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
