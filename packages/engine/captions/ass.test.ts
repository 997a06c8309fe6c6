import { expect, test } from 'vitest'
import { parseCaptions } from './index.ts'

const file = (
  events: string,
  format = 'Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
) => `[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname
Style: Default,Arial

[Events]
Format: ${format}
${events}
`
const parse = (text: string) => {
  const [track] = parseCaptions(text, { file: 'x.ass' })
  if (!track) throw new Error('no track')
  return track
}
const dialogue = (text: string, name = '', style = 'Default') =>
  `Dialogue: 0,0:00:01.00,0:00:02.50,${style},${name},0,0,0,,${text}`

test('reads events: commas in the text, line breaks, overrides, the name as the speaker', () => {
  const track = parse(file(dialogue('{\\an8\\i1}Well, {a note}ready,\\Naction!\\hNow', '손석구')))
  expect(track).toMatchObject({ format: 'ass', problems: [] })
  expect(track.cues).toMatchObject([
    {
      start: 1,
      end: 2.5,
      text: 'Well, ready,\naction! Now',
      utterances: [{ speaker: '손석구', text: 'Well, ready, action! Now' }],
      line: 10,
    },
  ])
})

test('the file says in which order its fields stand', () => {
  const track = parse(file('Dialogue: 0:00:02.50,Jiwon,0:00:01.00,Hello, you', 'End, Name, Start, Text'))
  expect(track.cues).toMatchObject([{ start: 1, end: 2.5, utterances: [{ speaker: 'Jiwon', text: 'Hello, you' }] }])
})

test('SSA, comments, drawings and doubled layers', () => {
  const track = parse(
    file(
      [
        'Comment: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,not shown',
        dialogue('{\\p1}m 0 0 l 100 0 100 100{\\p0}'),
        dialogue('Once'),
        dialogue('{\\blur4}Once'),
      ].join('\n'),
    ),
  )
  expect(track.cues.map((cue) => cue.text)).toEqual(['Once'])
  expect(track.problems.map((problem) => problem.code)).toEqual(['drawing', 'laid-over'])
  const ssa = parse(
    '[Events]\nFormat: Marked, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\nDialogue: Marked=0,0:00:01.00,0:00:02.00,Default,,0000,0000,0000,,Hi\n',
  )
  expect(ssa.cues).toMatchObject([{ start: 1, end: 2, text: 'Hi' }])
})

test('signs and songs, by their style, are no speech', () => {
  expect(parse(file(dialogue('Three days later', '', 'Sign'))).cues).toMatchObject([
    { utterances: [], sounds: ['Three days later'] },
  ])
})

test('events that cannot be read are told', () => {
  const track = parse(
    file(`Dialogue: 0,0:00:xx.00,0:00:02.00,Default,,0,0,0,,Lost words\nDialogue: 0,1\n${dialogue('Kept')}`),
  )
  expect(track.cues.map((cue) => cue.text)).toEqual(['Kept'])
  expect(track.problems.map(({ code, line }) => [code, line])).toEqual([
    ['bad-timing', 10],
    ['short-event', 11],
  ])
})
