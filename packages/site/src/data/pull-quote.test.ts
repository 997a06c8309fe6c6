import { expect, test } from 'vitest'
import { pullQuote } from './pull-quote.ts'
import type { StoryView } from './story.ts'

const said = (text: string, start: number, speaker = 'p') => ({
  type: 'text',
  text,
  marks: [{ type: 'said', attrs: { making: 'm', start, end: start + 2, speaker, layer: 'original', language: 'en' } }],
})
const plain = (text: string) => ({ type: 'text', text })
const story = (...content: object[]) =>
  ({
    language: 'en',
    body: { type: 'doc', content: [{ type: 'paragraph', content }] },
    context: { names: { p: 'Oh Ji-an' } },
  }) as unknown as StoryView

test('a whole sentence of some length is set large, without its quotation marks', () => {
  const long = said('“I thought that the lamp would never be lit again.”', 12)
  expect(pullQuote(story(said('“Cut!”', 3), plain(' and '), long))).toEqual({
    words: 'I thought that the lamp would never be lit again.',
    speaker: 'Oh Ji-an',
    language: 'en',
    start: 12,
    end: 14,
  })
})

test('who is not in the library is called as the captions call them', () => {
  expect(pullQuote(story(said('“I thought that the lamp would never be lit again.”', 12, 'Yoon Se-ra')))?.speaker).toBe(
    'Yoon Se-ra',
  )
})

test('half a sentence never is', () => {
  const halves = [
    said('“I thought that the lamp would be out,”', 12),
    plain(' she says, '),
    said('“and I was quite wrong about it then.”', 12),
  ]
  expect(pullQuote(story(...halves))).toBeUndefined()
  expect(pullQuote(story(said('“I thought that the lamp would be out,”', 12)))).toBeUndefined()
})
