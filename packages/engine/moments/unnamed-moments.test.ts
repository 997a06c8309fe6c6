import { describe, expect, it } from 'vitest'
import { parseCaptions } from '../captions/index.ts'
import type { Span } from '../report/index.ts'
import { tellTheSet } from '../set/index.ts'

type Cue = [start: number, end: number, text: string]
const track = (file: string, cues: readonly Cue[]) => {
  const stamp = (at: number) => new Date(at * 1000).toISOString().slice(11, 23)
  const blocks = cues.map(([start, end, text]) => `${stamp(start)} --> ${stamp(end)}\n${text}\n`)
  return parseCaptions(`WEBVTT\n\n${blocks.join('\n')}`, { file })
}
const AIRED: Cue[] = [
  [600, 603, 'The harbour lamp was burning when I left.'],
  [604, 607, 'You promised me a letter every Thursday.'],
  [608, 611, 'Thursdays are long out on the northern banks.'],
  [612, 615, 'Then I will come aboard and count them.'],
]
/** Moments of a making-of of that scene, of some kinds. */
const momentsOf = (cues: readonly Cue[], kinds: readonly string[]) => {
  const durationSeconds = cues.at(-1)![1] + 10
  const shots: Span[] = [{ start: 0, end: durationSeconds }]
  const { moments } = tellTheSet({
    making: { durationSeconds, tracks: track('making.en.vtt', cues), shots },
    episodes: [{ id: 'E1', durationSeconds: 3000, tracks: track('e1.en.vtt', AIRED) }],
    matches: [],
  })
  return moments
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, start, end, takes }) => ({ kind, start, end, takes: takes?.length ?? 0 }))
}

const take = (start: number, third: string, ...after: Cue[]): Cue[] => [
  [start, start + 1, '<v Director>Ready, action!'],
  [start + 2, start + 5, '<v Ines>The harbour lamp was burning when I left.'],
  [start + 6, start + 9, '<v Bao>You promised me a letter every Thursday.'],
  [start + 10, start + 13, `<v Ines>${third}`],
  ...after,
]
const cut = (start: number, words = 'Cut!'): Cue => [start, start + 1, `<v Director>${words}`]

describe('slips that no caption names', () => {
  const twisted = 'Thursdays are long out on the northern pancakes.'

  it('a twisted word, an outcry and an NG', () => {
    const cues = take(10, twisted, [23.2, 24.5, '<v Ines>Oh no, pancakes!'], cut(25, 'NG!'))
    expect(momentsOf(cues, ['slip', 'ad-lib'])).toEqual([{ kind: 'slip', start: 20, end: 24.5, takes: 0 }])
  })

  it('a twisted word, an NG and laughter', () => {
    expect(momentsOf(take(10, twisted, cut(24, 'NG!'), [26, 28, '[everyone laughs]']), ['slip'])).toHaveLength(1)
  })

  it('not a twisted word alone, nor an NG alone, nor laughter alone', () => {
    const plain = 'Thursdays are long out on the northern banks.'
    expect(momentsOf(take(10, twisted, cut(24)), ['slip'])).toEqual([])
    expect(momentsOf(take(10, plain, cut(24, 'NG!')), ['slip'])).toEqual([])
    expect(momentsOf(take(10, plain, cut(24), [26, 28, '[everyone laughs]']), ['slip'])).toEqual([])
  })

  it('not a call of NG that opens as an outcry does', () => {
    const plain = 'Thursdays are long out on the northern banks.'
    expect(momentsOf(take(10, plain, [23.2, 24.5, 'Oh, NG!']), ['slip'])).toEqual([])
  })

  it('not an apology to the crew after a take that was kept', () => {
    const cues = take(10, 'Thursdays are long out on the northern banks.', cut(24, 'Cut, okay!'))
    expect(momentsOf([...cues, [26, 28, '<v Ines>Sorry, was I too loud?']], ['slip'])).toEqual([])
  })
})

describe('ad-libs at the end of a take', () => {
  const joke: Cue = [23.5, 26.5, '<v Ines>Mostly there is nothing on but herring and the shipping forecast.']
  const third = 'Thursdays are long out on the northern banks.'

  it('are words of a performer at which somebody laughs', () => {
    expect(momentsOf(take(10, third, joke, [27, 28, '[Bao laughs]'], cut(28.5)), ['ad-lib', 'slip'])).toEqual([
      { kind: 'ad-lib', start: 23.5, end: 26.5, takes: 0 },
    ])
  })

  it('are not told without laughter, nor of the crew', () => {
    expect(momentsOf(take(10, third, joke, cut(28.5)), ['ad-lib'])).toEqual([])
    const crew: Cue = [23.5, 26.5, '<v Director>A little closer to the window for me, both of you.']
    expect(momentsOf(take(10, third, crew, [27, 28, '[Bao laughs]'], cut(28.5)), ['ad-lib'])).toEqual([])
  })
})

it('two ways that are announced are the two takes to come, not the read-through before', () => {
  const third = 'Thursdays are long out on the northern banks.'
  const ask: Cue = [30, 33, '<v Ines>Could I try it two ways?']
  const cues = [...take(10, third, cut(24)), ask, ...take(40, third, cut(54)), ...take(60, third, cut(74))]
  const [approach, ...more] = momentsOf(cues, ['approach'])
  expect(more).toEqual([])
  expect(approach).toMatchObject({ start: 30, takes: 2 })
  expect(approach?.end).toBeGreaterThan(70)
})
