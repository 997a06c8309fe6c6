import { EditorState, NodeSelection, TextSelection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { storySchema } from '@aftercut/pipeline/story-schema'
import { insertBlock, insertWords } from './insert.ts'

const cues = { making: 'm', start: 1, end: 2 }
const words = (text: string) => ({ type: 'text', text })
const paragraph = (text: string) => ({ type: 'paragraph', ...(text === '' ? {} : { content: [words(text)] }) })
const quote = { type: 'quote', attrs: cues, content: [words('Once in tears.')] }
const moment = { type: 'moment', attrs: { ...cues, kind: 'hug' } }
const video = { type: 'video', attrs: { making: 'm' } }
const said = storySchema.nodeFromJSON({ ...words('“Again!”'), marks: [{ type: 'said', attrs: cues }] })
const block = (json: object) => storySchema.nodeFromJSON(json)

/** A body with the caret behind the words of its block `at`; an atom is selected. */
function stateOf(blocks: object[], at: number): EditorState {
  const doc = block({ type: 'doc', content: blocks })
  const start = doc.content.content.slice(0, at).reduce((sum, node) => sum + node.nodeSize, 0)
  const node = doc.child(at)
  const selection = node.isTextblock
    ? TextSelection.create(doc, start + 1 + node.content.size)
    : NodeSelection.create(doc, start)
  return EditorState.create({ doc, selection })
}

/** The body's blocks, the one with the caret marked by `|`. */
function blocksOf({ doc, selection }: EditorState): string[] {
  doc.check()
  const caret = selection.$from.index(0)
  return doc.content.content.map((node, at) => `${node.type.name}: ${node.textContent}${at === caret ? '|' : ''}`)
}

describe('a block that is put in', () => {
  const put = (state: EditorState, json: object) => state.apply(insertBlock(state, block(json)))

  test('a quote has its words: writing goes on below it', () => {
    const done = put(stateOf([paragraph('One.'), paragraph('Two.')], 0), quote)
    expect(blocksOf(done)).toEqual(['paragraph: One.', 'quote: Once in tears.', 'paragraph: |', 'paragraph: Two.'])
    expect(blocksOf(put(done, quote))).toEqual([
      'paragraph: One.',
      'quote: Once in tears.',
      'quote: Once in tears.',
      'paragraph: |',
      'paragraph: Two.',
    ])
  })

  test('a block without words of its own, too', () => {
    expect(blocksOf(put(stateOf([paragraph('')], 0), video))).toEqual(['video: ', 'paragraph: |'])
    expect(blocksOf(put(stateOf([video, paragraph('')], 0), video))).toEqual(['video: ', 'video: ', 'paragraph: |'])
  })

  test('a moment waits for words: they are written in it', () => {
    expect(blocksOf(put(stateOf([paragraph('One.')], 0), moment))).toEqual(['paragraph: One.', 'moment: |'])
  })
})

describe('a quotation in the sentence', () => {
  const put = (state: EditorState) => state.apply(insertWords(state, said))
  const isBound = ({ doc }: EditorState) => {
    let bound = false
    doc.descendants((node) => void (bound ||= node.marks.some(({ type }) => type.name === 'said')))
    return bound
  }

  test('stands where the caret is', () => {
    expect(blocksOf(put(stateOf([paragraph('She says ')], 0)))).toEqual(['paragraph: She says “Again!”|'])
  })

  test('is never put into another, nor anywhere where it would be bound to nothing', () => {
    const heading = { type: 'heading', attrs: { level: 2 }, content: [words('Rain')] }
    for (const [before, json] of Object.entries({ 'quote: Once in tears.': quote, 'heading: Rain': heading })) {
      const done = put(stateOf([json, paragraph('Two.')], 0))
      expect(blocksOf(done)).toEqual([before, 'paragraph: “Again!”|', 'paragraph: Two.'])
      expect(isBound(done)).toBe(true)
    }
  })

  test('does not tear one within which the caret stands', () => {
    const first = put(stateOf([paragraph('')], 0))
    const within = first.apply(first.tr.setSelection(TextSelection.create(first.doc, 4)))
    expect(put(within).doc.textContent).toBe('“Again!”“Again!”')
  })

  test('does not stand in for a block that is selected', () => {
    expect(blocksOf(put(stateOf([video, paragraph('')], 0)))).toEqual(['video: ', 'paragraph: “Again!”|'])
  })

  test('after a quote that was put in, it is in the paragraph below', () => {
    const state = stateOf([paragraph('One.')], 0)
    const done = put(state.apply(insertBlock(state, block(quote))))
    expect(blocksOf(done)).toEqual(['paragraph: One.', 'quote: Once in tears.', 'paragraph: “Again!”|'])
  })
})
