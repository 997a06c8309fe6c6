import { describe, expect, test } from 'vitest'
import { englishBody, koreanBody } from '../../fixtures/story-bodies.ts'
import { peopleIn, plainText, quotesOf, safeHref, type Node } from './body.ts'
import { runsOf } from './runs.ts'
import { storySchema } from './schema.ts'

const ids = { making: 'm', hana: 'h', doyun: 'd', sera: 's', drama: 'x', track: 't' }

describe('the schema', () => {
  test('takes the bodies that the pages show, and refuses others', () => {
    for (const body of [englishBody(ids), koreanBody(ids)]) storySchema.nodeFromJSON(body).check()
    const wrong = {
      type: 'doc',
      content: [{ type: 'quote', attrs: { start: 0 }, content: [{ type: 'text', text: 'x' }] }],
    }
    expect(() => storySchema.nodeFromJSON(wrong).check()).toThrow()
  })
})

describe('quotes', () => {
  test('are found in order, blocks and marked words alike', () => {
    const quotes = quotesOf(englishBody(ids))
    expect(quotes.map(({ attrs }) => attrs.start)).toEqual([25, 60, 74, 78, 86])
    expect(quotes[2]?.text).toBe('“How was my acting?”')
  })

  test('tell who is told of, with whoever is named', () => {
    const named: Node = { type: 'text', text: 'Haram', marks: [{ type: 'person', attrs: { person: 'p' } }] }
    const body = englishBody(ids)
    const more = { ...body, content: [...(body.content ?? []), { type: 'paragraph', content: [named] }] }
    expect([...peopleIn(more)].toSorted()).toEqual(['d', 'p', 's'])
  })

  test('words with other marks inside one quote are one quote', () => {
    const quote = { type: 'said', attrs: { making: 'm', start: 1, end: 2 } }
    const content: Node[] = [
      { type: 'text', text: 'So ', marks: [quote] },
      { type: 'text', text: 'good', marks: [quote, { type: 'em' }] },
      { type: 'text', text: ', she says' },
    ]
    expect(runsOf(content)).toHaveLength(2)
    expect(quotesOf({ type: 'paragraph', content })).toMatchObject([{ text: 'So good' }])
  })
})

test('the plain text of a paragraph is what is read', () => {
  expect(
    plainText({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'a ' },
        { type: 'text', text: 'b' },
      ],
    }),
  ).toBe('a b')
})

test('only web addresses and our own are links', () => {
  for (const href of ['https://a.example/x', '/stories/x', '#t=1,2', 'mailto:desk@a.example'])
    expect(safeHref(href)).toBe(href)
  for (const href of ['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'vbscript:x', 'x', undefined, 7])
    expect(safeHref(href)).toBeUndefined()
})
