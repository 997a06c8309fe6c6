import type { StoryContent } from '@aftercut/library/schema'

/** What two people made of the same text: joined, or the fields in which both changed the same thing. */
export type Merged = { content: StoryContent; conflicts: (keyof StoryContent)[] }

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/**
 * Joins what was written here with what someone else saved meanwhile, both made of `base`. Field by field; a body block
 * by block. Where both changed the same, `mine` stands in the answer, and the field is named.
 */
export function mergeContent(base: StoryContent, mine: StoryContent, theirs: StoryContent): Merged {
  const conflicts: (keyof StoryContent)[] = []
  const content: Record<string, unknown> = {}
  const fields = new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)] as (keyof StoryContent)[])
  for (const field of fields) {
    const [was, here, there] = [base[field], mine[field], theirs[field]]
    if (same(here, there) || same(was, there)) content[field] = here
    else if (same(was, here)) content[field] = there
    else if (field === 'body') {
      const blocks = mergeBlocks(blocksOf(base), blocksOf(mine), blocksOf(theirs))
      if (blocks) content[field] = { ...mine.body, content: blocks }
      else {
        content[field] = here
        conflicts.push(field)
      }
    } else {
      content[field] = here
      conflicts.push(field)
    }
    if (content[field] === undefined) delete content[field]
  }
  return { content: content as StoryContent, conflicts }
}

const blocksOf = ({ body }: StoryContent): unknown[] => body.content ?? []

/** Undefined where both touched the same blocks, or neighbouring ones. */
function mergeBlocks(base: unknown[], mine: unknown[], theirs: unknown[]): unknown[] | undefined {
  const [here, there] = [changeOf(base, mine), changeOf(base, theirs)]
  const [first, second] = here.from <= there.from ? [here, there] : [there, here]
  if (first.to > second.from || (first.from === second.from && first.to === second.to)) return undefined
  return [
    ...base.slice(0, first.from),
    ...first.blocks,
    ...base.slice(first.to, second.from),
    ...second.blocks,
    ...base.slice(second.to),
  ]
}

/** The stretch of `base` that was changed, and what stands there now. */
function changeOf(base: unknown[], now: unknown[]): { from: number; to: number; blocks: unknown[] } {
  let from = 0
  while (from < base.length && from < now.length && same(base[from], now[from])) from++
  let tail = 0
  while (tail < base.length - from && tail < now.length - from && same(base.at(-1 - tail), now.at(-1 - tail))) tail++
  return { from, to: base.length - tail, blocks: now.slice(from, now.length - tail) }
}
