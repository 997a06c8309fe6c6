import { EditorState, TextSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { storySchema } from '@aftercut/pipeline/story-schema'
import { leaveBlock } from './leave-block.ts'

const words = (text: string) => ({ type: 'text', text })
const quote = { type: 'quote', attrs: { making: 'm', start: 1, end: 2 }, content: [words('Once in tears.')] }

/** What Enter leaves with the caret before letter `offset` of the first block: its blocks, and the one with the caret. */
function enter(block: object, offset: number) {
  const doc = storySchema.nodeFromJSON({ type: 'doc', content: [block] })
  let state = EditorState.create({ doc, selection: TextSelection.create(doc, 1 + offset) })
  const taken = leaveBlock(state, (tr) => {
    state = state.apply(tr)
  })
  state.doc.check()
  const blocks = state.doc.content.content.map((node) => `${node.type.name}: ${node.textContent}`)
  return { taken, blocks, caretIn: state.selection.$from.index(0) }
}

test('at the end of a quote, and within it, writing goes on below', () => {
  const below = { taken: true, blocks: ['quote: Once in tears.', 'paragraph: '], caretIn: 1 }
  expect(enter(quote, 14)).toEqual(below)
  expect(enter(quote, 4)).toEqual(below)
})

test('at the first letter of a quote, there is room above', () => {
  expect(enter(quote, 0)).toEqual({ taken: true, blocks: ['paragraph: ', 'quote: Once in tears.'], caretIn: 1 })
})

test('a paragraph is left to be split', () => {
  expect(enter({ type: 'paragraph', content: [words('One two')] }, 3).taken).toBe(false)
})
