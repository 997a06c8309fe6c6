import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { applyFix, type Fix } from '@aftercut/pipeline/gate'
import type { StoryContent } from '@aftercut/library/schema'
import { storySchema } from '@aftercut/pipeline/story-schema'
import { englishBody } from '../../../fixtures/story-bodies.ts'
import { applyToBody, rangeOf } from './places.ts'

const ids = { making: 'm', hana: 'h', doyun: 'd', sera: 's', drama: 'x', track: 't' }
const body = englishBody(ids)
const doc = storySchema.nodeFromJSON(body)

test('a place of the gate is the same words in the editor', () => {
  const range = rangeOf(doc, { field: 'body', block: [1], from: 47, to: 57 })
  expect(range && doc.textBetween(range.from, range.to)).toBe('Han Do-yun')
})

test('a fix does the same to the editor’s document as to the content', () => {
  const at = { field: 'body' as const, block: [2], from: 28, to: 80 }
  const fixes: Fix[] = [
    {
      label: 'a',
      edits: [
        { do: 'replace', at, text: 'other words' },
        {
          do: 'mark',
          at,
          mark: 'said',
          attrs: {
            making: 'm',
            start: 1,
            end: 2,
            track: null,
            cues: [],
            hash: null,
            language: 'en',
            layer: 'original',
            speaker: null,
          },
        },
      ],
    },
    {
      label: 'b',
      edits: [
        { do: 'unmark', at, mark: 'said' },
        { do: 'replace', at, text: 'plain words' },
      ],
    },
    { label: 'c', edits: [{ do: 'paragraph', block: [5] }] },
    { label: 'd', edits: [{ do: 'attrs', block: [5], attrs: { speaker: 'd' } }] },
  ]
  const content = {
    headline: '',
    standfirst: '',
    byline: '',
    tags: [],
    spoiler: null,
    personIds: [],
    episodeIds: [],
    body,
  } as StoryContent
  for (const fix of fixes) {
    const state = EditorState.create({ doc })
    const after = applyToBody(state.tr, fix).doc
    after.check()
    expect(after.toJSON()).toEqual(storySchema.nodeFromJSON(applyFix(content, fix).body).toJSON())
  }
})
