import { expect, test } from 'vitest'
import { chaptersFile, stamp } from '../data/chapters.ts'
import { captionsFile } from '../data/captions-file.ts'
import { xml } from './xml.ts'

test('text cannot leave its place in XML', () => {
  expect(xml(`<a href="x">'&'</a>\u0007`)).toBe('&lt;a href=&quot;x&quot;&gt;&apos;&amp;&apos;&lt;/a&gt;')
})

test('chapters as a player reads them', () => {
  expect(stamp(3723.4567)).toBe('01:02:03.457')
  expect(chaptersFile([{ start: 0, end: 6, title: 'Take 1 --> <b>' }])).toBe(
    'WEBVTT\n\n00:00:00.000 --> 00:00:06.000\nTake 1 --&gt; &lt;b&gt;\n',
  )
})

test('captions keep who speaks, and cannot break out of their cue', () => {
  const cue = { start: 1, end: 2, text: 'x', sounds: [], line: 1, number: 0, version: 1 }
  const file = captionsFile([
    { ...cue, utterances: [{ speaker: 'Kim', text: 'Cut!\n\n00:00:00.000 --> 01:00:00.000\nfree' }] },
    { ...cue, text: '(웃음)', utterances: [] },
  ])
  expect(file).toContain('<v Kim>Cut!\n00:00:00.000 --&gt; 01:00:00.000\nfree</v>')
  expect(file).toContain('(웃음)')
})
