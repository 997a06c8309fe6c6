import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StoryContent } from '@aftercut/library/schema'
import { mergeContent } from './merge-content.ts'

const story = (words: string[], changes: Partial<StoryContent> = {}): StoryContent => ({
  headline: 'A headline',
  standfirst: 'What happened.',
  byline: 'Mina Ko',
  tags: [],
  spoiler: null,
  personIds: [],
  episodeIds: [],
  body: { type: 'doc', content: words.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })) },
  ...changes,
})

test('changes of different fields and blocks are joined', () => {
  const base = story(['a', 'b', 'c', 'd'])
  const mine = story(['a', 'b, as I have it', 'c', 'd'], { headline: 'My headline' })
  const theirs = story(['a', 'b', 'c', 'd', 'and an end'], { tags: ['theirs'] })
  expect(mergeContent(base, mine, theirs)).toEqual({
    content: story(['a', 'b, as I have it', 'c', 'd', 'and an end'], { headline: 'My headline', tags: ['theirs'] }),
    conflicts: [],
  })
})

test('what both changed is named, and nothing is lost of what is mine', () => {
  const base = story(['a', 'b'])
  const mine = story(['a', 'mine'], { headline: 'Mine' })
  const theirs = story(['a', 'theirs'], { headline: 'Theirs' })
  expect(mergeContent(base, mine, theirs)).toEqual({ content: mine, conflicts: ['headline', 'body'] })
})

test('who changed nothing takes what the other wrote; two who wrote the same agree', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 })
  fc.assert(
    fc.property(words, words, (before, after) => {
      const [base, other] = [story(before), story(after)]
      expect(mergeContent(base, base, other)).toEqual({ content: other, conflicts: [] })
      expect(mergeContent(base, other, base)).toEqual({ content: other, conflicts: [] })
      expect(mergeContent(base, other, other)).toEqual({ content: other, conflicts: [] })
    }),
    { seed: 3 },
  )
})
