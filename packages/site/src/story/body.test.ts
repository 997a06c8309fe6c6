import { describe, expect, test } from 'vitest'
import { englishBody, koreanBody } from '../../fixtures/story-bodies.ts'
import { sayRelative } from '../time/index.ts'
import { peopleIn, plainText, quotesOf, safeHref, whenAttrs, type Node } from './body.ts'
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

describe('relative words', () => {
  test('know their day or instant, and whether they stand as written', () => {
    expect(whenAttrs({ at: '2026-11-07', frozen: true })).toMatchObject({ isDay: true, frozen: true })
    expect(whenAttrs({ at: '2026-11-07T22:30:00+09:00' })?.atMs).toBe(Date.UTC(2026, 10, 7, 13, 30))
    for (const at of [undefined, 7, '', 'yesterday', '2026-13-40', '2026-11-07x'])
      expect(whenAttrs({ at }), String(at)).toBeUndefined()
  })

  test('a day is a day, for whoever reads and at any hour', () => {
    const when = whenAttrs({ at: '2026-11-07' })
    const said = (now: string, zone: string) =>
      sayRelative(when?.atMs ?? 0, Date.parse(now), zone, 'en', when?.isDay ?? false)
    expect(said('2026-11-07T23:30:00+09:00', 'Asia/Seoul')).toBe('today')
    expect(said('2026-11-08T00:30:00+09:00', 'Asia/Seoul')).toBe('yesterday')
    expect(said('2026-11-21T12:00:00-08:00', 'America/Los_Angeles')).toBe('2 weeks ago')
  })

  test('the schema takes them, with the words as written in them', () => {
    const content = (attrs: object) => ({
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: 'two weeks ago', marks: [{ type: 'when', attrs }] }] },
      ],
    })
    storySchema.nodeFromJSON(content({ at: '2026-11-07', frozen: true })).check()
    expect(() => storySchema.nodeFromJSON(content({ frozen: true })).check()).toThrow()
  })
})
