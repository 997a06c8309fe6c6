import type { Change } from '@aftercut/library/opening'

/** What a page is made from, as tags: one thing, or all things of a kind ('everything': whatever there is). */
export function tagsFor(kind: string, id?: string): string[] {
  return id === undefined ? [kind] : [`${kind}:${id}`, `${kind}*`]
}

/**
 * The tags that a change ends: pages made from that thing and pages made from all of its kind. A change that names no
 * thing ends every page made from any of its kind.
 */
export function changedTags(change: Change): readonly string[] | 'all' {
  if (change.kind === 'everything' || change.kind === 'setting') return 'all'
  return change.id === undefined ? [change.kind, `${change.kind}*`] : [change.kind, `${change.kind}:${change.id}`]
}
