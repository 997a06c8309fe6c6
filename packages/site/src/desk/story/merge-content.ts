import type { StoryContent } from '@aftercut/library/schema'
import { isEqual } from '../frame/is-equal.ts'
import { mergeBlocks } from './merge-blocks.ts'

/** What two people made of the same text: joined, or the fields in which both changed the same thing. */
export type Merged = { content: StoryContent; conflicts: (keyof StoryContent)[] }

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
    if (isEqual(here, there) || isEqual(was, there)) content[field] = here
    else if (isEqual(was, here)) content[field] = there
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

/** One of both versions where they are at odds; all else is joined. */
export function settled(content: StoryContent, fields: readonly (keyof StoryContent)[], chosen: StoryContent) {
  const next: Record<string, unknown> = { ...content }
  for (const field of fields) {
    if (chosen[field] === undefined) delete next[field]
    else next[field] = chosen[field]
  }
  return next as StoryContent
}
