import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StoryContent } from '@aftercut/library/schema'
import { mergeContent, settled } from './merge-content.ts'

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

test('paragraphs far apart are joined, whoever changed those between them', () => {
  const base = story(['a', 'b', 'c', 'd', 'e'])
  const mine = story(['a, mine', 'b', 'c', 'd', 'e, mine'])
  const theirs = story(['a', 'b', 'c, theirs', 'd', 'e'])
  expect(mergeContent(base, mine, theirs)).toEqual({
    content: story(['a, mine', 'b', 'c, theirs', 'd', 'e, mine']),
    conflicts: [],
  })
})

test('the order in which a database gives fields back is no change', () => {
  const turned = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(turned)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .toReversed()
              .map(([field, inner]) => [field, turned(inner)]),
          )
        : value
  const base = story(['a', 'b', 'c'])
  const mine = story(['a', 'b', 'c, mine'])
  const theirs = turned(story(['a', 'b', 'c'], { byline: 'Theirs' })) as StoryContent
  expect(mergeContent(base, mine, theirs)).toEqual({
    content: story(['a', 'b', 'c, mine'], { byline: 'Theirs' }),
    conflicts: [],
  })
})

test('who chooses one of two versions of a field keeps what both did beside it', () => {
  const base = story(['a', 'b'])
  const mine = story(['a', 'b'], { headline: 'Mine', standfirst: 'My standfirst.' })
  const theirs = story(['a', 'b'], { headline: 'Theirs', byline: 'Their byline' })
  const { content, conflicts } = mergeContent(base, mine, theirs)
  const both = { standfirst: 'My standfirst.', byline: 'Their byline' }
  expect(conflicts).toEqual(['headline'])
  expect(settled(content, conflicts, mine)).toEqual(story(['a', 'b'], { headline: 'Mine', ...both }))
  expect(settled(content, conflicts, theirs)).toEqual(story(['a', 'b'], { headline: 'Theirs', ...both }))
})

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f']

test('every paragraph that one of both put in or changed is there when they are joined, and none that one took away', () => {
  const edits = fc.array(fc.constantFrom('keep', 'change', 'drop', 'add'), { minLength: 6, maxLength: 6 })
  const edited = (who: string, changes: readonly string[]): string[] =>
    LETTERS.flatMap((letter, index) => {
      const change = changes[index]
      if (change === 'drop') return []
      if (change === 'change') return [`${letter}, ${who}`]
      return change === 'add' ? [letter, `after ${letter}, ${who}`] : [letter]
    })
  fc.assert(
    fc.property(edits, edits, (here, there) => {
      const [mine, theirs] = [edited('mine', here), edited('theirs', there)]
      const { content, conflicts } = mergeContent(story(LETTERS), story(mine), story(theirs))
      if (conflicts.length > 0) return
      const words = (content.body.content as { content: { text: string }[] }[]).map((block) => block.content[0]?.text)
      const wanted = new Set([...mine, ...theirs].filter((text) => text.length > 1))
      for (const letter of LETTERS) if (mine.includes(letter) && theirs.includes(letter)) wanted.add(letter)
      expect(words.toSorted()).toEqual([...wanted].toSorted())
    }),
    { seed: 5 },
  )
})
