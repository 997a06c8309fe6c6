import { describe, expect, it } from 'vitest'
import type { CaptionTrack, Cue } from '../captions/index.ts'
import { tellTheSet } from './index.ts'

/** A caption file of [start, text] rows of 2.5 s; '[…]' describes, 'Name: words' names the speaker. */
function track(file: string, language: string, rows: [number, string][]): CaptionTrack {
  const cues = rows.map(([start, text], index): Cue => {
    const note = /^\[(.*)\]$/u.exec(text)?.[1]
    const spoken = /^([^:]+): (.+)$/u.exec(text)
    const utterance = spoken ? { speaker: spoken[1]!, text: spoken[2]! } : { text }
    return {
      start,
      end: start + 2.5,
      text,
      utterances: note === undefined ? [utterance] : [],
      sounds: note === undefined ? [] : [note],
      line: index,
    }
  })
  return { file, format: 'srt', language, layer: 'original', automatic: false, cues, problems: [] }
}

const EPISODE = track('E1.en.srt', 'en', [
  [2, 'The tide took the pier last night.'],
  [5, 'You never told me about the letter.'],
  [8, 'I burned it before the ferry came.'],
  [11, 'Then what is left of him?'],
  [14, 'Only the lighthouse key.'],
  [40, 'Who painted the boat blue?'],
  [43, 'My grandmother, the week she stopped talking.'],
  [46, 'Sell it before winter.'],
])
const MAKING = track('making.en.srt', 'en', [
  [1, 'Good morning, is everyone cold?'],
  [4, 'Director: Ready, and... action!'],
  [8, 'The tide took the pier last night.'],
  [11, 'You never told me about that letter.'],
  [14, 'Director: Cut!'],
  [17, '[Mara laughs]'],
  [20, 'Nora: I forgot my line, sorry.'],
  [24, 'Director: One more time!'],
  [27, 'Director: Action!'],
  [31, 'The tide took the pier last night.'],
  [34, 'You never told me about the letter.'],
  [37, 'I burned it before the ferry came.'],
  [40, 'Then what is left of him?'],
  [43, 'Only the lighthouse key.'],
  [46, 'Director: Cut! Okay!'],
  [49, '[Tom hugs Nora]'],
  [63, 'Who painted the boat blue?'],
  [66, 'My grandmother, the week she stopped talking.'],
  [80, 'Interviewer: How did you feel about the lighthouse scene?'],
  [84, 'Nora: Honestly, I think my character was waiting for that.'],
  [88, 'Nora: When he says "Only the lighthouse key", I was really moved.'],
  [92, 'Tom: We filmed it on a very cold day and I remember it well.'],
])
const CAST = [
  { person: 'Nora Bell', role: 'Mara' },
  { person: 'Tom Reyes', role: 'Silas' },
]
const tell = (making: CaptionTrack[], episode: CaptionTrack[], more = {}) =>
  tellTheSet({
    making: { durationSeconds: 100, tracks: making, shots: [] },
    episodes: [{ id: 'E1', durationSeconds: 60, tracks: episode }],
    matches: [],
    cast: CAST,
    ...more,
  })

describe('tellTheSet', () => {
  const told = tell([MAKING], [EPISODE])

  it('covers the making-of with segments, in order, without overlap', () => {
    expect(told.segments[0]?.start).toBe(0)
    expect(told.segments.at(-1)?.end).toBe(100)
    for (const [index, segment] of told.segments.slice(1).entries())
      expect(segment.start).toBe(told.segments[index]!.end)
  })

  it('numbers the takes of each scene, bounded by their calls', () => {
    const takes = told.segments.filter((segment) => segment.kind === 'take')
    expect(takes.map(({ start, end, take }) => [start, end, take])).toEqual([
      [4, 14, 1],
      [27, 46, 2],
      [63, 68.5, 1],
    ])
    expect(takes[0]?.scene).toEqual(takes[1]?.scene)
    expect(takes[2]?.scene?.start).toBeGreaterThan(takes[0]!.scene!.end)
  })

  it('compares each take with the broadcast, word by word', () => {
    const other = told.takeDifferences[0]?.lines.flatMap((line) => line.words.filter((word) => word.in !== 'both'))
    expect(other).toEqual([
      { text: 'that', in: 'first' },
      { text: 'the', in: 'second' },
    ])
  })

  it('takes no quoted line of an interview for a take', () => {
    expect(
      told.segments.filter((segment) => segment.kind === 'interview').map(({ start, end }) => [start, end]),
    ).toEqual([[80, 94.5]])
  })

  it('tells what happens after the cut, and who is in it', () => {
    const after = told.moments.filter((moment) => moment.kind === 'after-cut')
    expect(after.map(({ start, end }) => [start, end])).toEqual([
      [14, 22.5],
      [46, 51.5],
    ])
    expect(told.calls[after[1]!.afterCall!]).toMatchObject({ call: 'cut', at: 46 })
    expect(told.moments.find((moment) => moment.kind === 'hug')?.who).toEqual(['Nora Bell', 'Tom Reyes'])
    expect(told.moments.find((moment) => moment.kind === 'laughter')?.who).toEqual(['Nora Bell'])
    expect(told.moments.every((moment) => moment.because.length > 0)).toBe(true)
  })

  it('calls a copy of the broadcast a clip, never a take', () => {
    const match = {
      making: { start: 62, end: 70 },
      episode: { id: 'E1', start: 39, end: 47 },
      rate: 1,
      by: ['audio' as const],
      confidence: 0.9,
    }
    const kinds = tell([MAKING], [EPISODE], { matches: [match] }).segments.filter(
      ({ start, end }) => start < 69 && end > 63,
    )
    expect(kinds.map((segment) => segment.kind)).toEqual(['clip'])
  })

  it('says so when no language is common, and tells takes by the calls', () => {
    const korean = track('E1.ko.srt', 'ko', [[2, '등대 불이 꺼진 지 사흘째야.']])
    const alone = tell([MAKING], [korean])
    expect(alone.problems.map((problem) => problem.code)).toEqual(['captions-in-another-language'])
    expect(alone.segments.filter((segment) => segment.kind === 'take').map(({ start, end }) => [start, end])).toEqual([
      [4, 14],
      [27, 46],
    ])
    expect(tell([MAKING], [korean, EPISODE]).problems).toEqual([])
  })

  it('follows a list of scenes', () => {
    const scenes = tell([MAKING], [EPISODE], { sceneList: [{ episode: 'E1', start: 0, end: 60 }] })
    expect(scenes.segments.filter((segment) => segment.kind === 'take').map(({ take }) => take)).toEqual([1, 2, 3])
  })

  it('has nothing to tell of a making-of without captions', () => {
    expect(tell([], [EPISODE])).toMatchObject({
      calls: [],
      moments: [],
      segments: [{ start: 0, end: 100, kind: 'set' }],
    })
  })

  it('tells takes of two scenes apart where nobody calls, and the days of set time', () => {
    const making = track('making.en.srt', 'en', [
      [1, 'The tide took the pier last night.'],
      [4, 'You never told me about the letter.'],
      [7, 'Only the lighthouse key.'],
      [14, 'Can I have my coat?'],
      [20, 'Who painted the boat blue?'],
      [23, 'My grandmother, the week she stopped talking.'],
      [36, 'My coat, please.'],
      [46, '[The next day]'],
      [52, 'Where is my coat?'],
    ])
    const { takes, segments } = tell([making], [EPISODE])
    expect(takes.map(({ start, end }) => [start, end])).toEqual([
      [1, 9.5],
      [20, 25.5],
    ])
    expect(segments.slice(-2)).toMatchObject([
      { kind: 'set', start: 25.5, end: 46, day: 1 },
      { kind: 'set', start: 46, end: 100, day: 2 },
    ])
  })

  it('tells once what two caption files tell, though one of them runs late', () => {
    const rows = (late: number, ...texts: string[]) =>
      track(
        `making.${late > 0 ? 'es' : 'en'}.srt`,
        late > 0 ? 'es' : 'en',
        texts.map((text, index) => [1 + late + index * 4 + (index % 3), text]),
      )
    const english = [
      'Good morning.',
      'Director: Action!',
      'Sit down.',
      'Why?',
      'Director: Cut!',
      '[laughs]',
      'Sorry!',
      'Again?',
      'Director: Action!',
      'Sit down.',
      'No.',
      'Director: Cut!',
    ]
    const spanish = [
      'Buenos días.',
      'Directora: ¡Acción!',
      'Siéntate.',
      '¿Por qué?',
      'Directora: ¡Corten!',
      '[risas]',
      '¡Perdón!',
      '¿Otra vez?',
      'Directora: ¡Acción!',
      'Siéntate.',
      'No.',
      'Directora: ¡Corten!',
    ]
    const { calls, moments, problems } = tell([rows(0, ...english), rows(3, ...spanish)], [EPISODE])
    expect(calls.map(({ call, cue }) => `${call} ${String(cue.captions)}`)).toEqual([
      'action 0',
      'cut 0',
      'action 0',
      'cut 0',
    ])
    expect(moments.filter(({ kind }) => kind === 'laughter')).toHaveLength(1)
    expect(problems.find(({ code }) => code === 'captions-shifted')?.message).toContain('3.0 s late')
  })
})
