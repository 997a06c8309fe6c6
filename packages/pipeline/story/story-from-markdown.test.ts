import { parseCaptions } from '@aftercut/engine/captions'
import { expect, test } from 'vitest'
import { MisquotedStory, storyFromMarkdown, type BodyNode } from './index.ts'

const vtt = `WEBVTT

00:01.000 --> 00:03.000
<v Oh Ji-an>I lit the last lamp

00:03.000 --> 00:05.000
<v Oh Ji-an>and did not want to go home.
`
const ties = {
  makingId: 'm',
  dramaId: 'd',
  tracks: parseCaptions(vtt, { file: 'm.en.vtt' }).map((track) => ({ ...track, id: 't', hash: 'h' })),
  people: [{ id: 'p', name: 'Oh Ji-an', role: 'Lamplighter' }],
  cast: [{ person: 'Oh Ji-an', role: 'Lamplighter' }],
  titles: ['Lantern Street'],
}
const markdown = (quote: string) => `# Watch: The Last Lamp

“Lantern Street” shows how its last scene was made.

Oh Ji-an plays the *lamplighter* of “Lantern Street.” “${quote},” she says, “and did not want to go home.”

Watch the full making-of below!

“Lantern Street” airs every Saturday at 10:30 p.m. KST.
`
const find = (node: BodyNode, type: string): BodyNode[] => [
  ...(node.type === type || node.marks?.some((mark) => mark.type === type) ? [node] : []),
  ...(node.content ?? []).flatMap((child) => find(child, type)),
]

test('quotations are bound to their cues, people and titles know what they are', () => {
  const { headline, standfirst, body } = storyFromMarkdown(markdown('I lit the last lamp'), ties)
  expect(headline).toBe('Watch: The Last Lamp')
  expect(standfirst).toBe('“Lantern Street” shows how its last scene was made.')
  const quotes = find(body, 'said')
  expect(quotes.map(({ text }) => text)).toEqual(['“I lit the last lamp,”', '“and did not want to go home.”'])
  expect(quotes[0]?.marks).toMatchObject([
    { attrs: { making: 'm', track: 't', start: 1, end: 5, cues: [0, 1], speaker: 'p' } },
  ])
  expect(find(body, 'person').map(({ text }) => text)).toEqual(['Oh Ji-an'])
  expect(find(body, 'em').map(({ text }) => text)).toEqual(['lamplighter'])
  expect(find(body, 'video')).toHaveLength(1)
  expect(find(body, 'airing')).toHaveLength(1)
})

test('a story that misquotes is refused, with the nearest words', () => {
  expect(() => storyFromMarkdown(markdown('I lit the first lamp'), ties)).toThrow(MisquotedStory)
  expect(() => storyFromMarkdown(markdown('I lit the first lamp'), ties)).toThrow(/I lit the last lamp/)
})
