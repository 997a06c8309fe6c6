import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseCaptions, type CaptionTrack } from '../captions/index.ts'
import { findQuotes } from '../quotes/index.ts'
import { checkReport, reportSchema, type Match, type Report } from '../report/index.ts'
import { tellTheSet } from './index.ts'

// Whatever the captions hold, and however matches and captions lie over each other, the report keeps its promises.

const SCENES = [
  ['The harbour lamp was burning when I left.', 'You promised me a letter every Thursday.', 'Thursdays are long.'],
  ['Who painted the boat blue?', 'My grandmother, the week she stopped talking.', 'Sell it before winter.'],
]
const LINES = [
  ...SCENES.flat(),
  '<v Director>Ready, action!',
  '<v Director>Cut!',
  '<v Director>Cut! NG! One more time.',
  '<v Director>Okay!',
  '[everyone laughs]',
  '[Tom hugs Nora]',
  '<v Nora>Sorry, I forgot my line!',
  '<v Nora>Could I try it two ways?',
  '<v Interviewer>How did you feel about the last scene?',
  '<v Tom>Honestly, I think that we waited for this scene the whole year.',
  '[a few days later]',
  'Cut the bread, please.',
]
const DURATION = 240
const stamp = (at: number) => new Date(Math.max(0, at) * 1000).toISOString().slice(11, 23)
const captionsOf = (file: string, cues: readonly { start: number; seconds: number; text: string }[]): CaptionTrack[] =>
  parseCaptions(
    `WEBVTT\n\n${cues.map(({ start, seconds, text }) => `${stamp(start)} --> ${stamp(start + seconds)}\n${text}\n`).join('\n')}`,
    { file },
  )
const EPISODE = captionsOf(
  'E1.en.vtt',
  SCENES.flatMap((scene, index) =>
    scene.map((text, line) => ({ start: 20 + index * 60 + line * 4, seconds: 3, text })),
  ),
)

/** Seconds to two places: what caption files hold. */
const seconds = (max: number) => fc.integer({ min: 0, max: max * 100 }).map((value) => value / 100)
const cues = fc.array(
  fc.record({ start: seconds(DURATION + 20), seconds: seconds(6), text: fc.constantFrom(...LINES) }),
  { maxLength: 60 },
)
/** Captions as people lay them: one line after the other. */
const orderly = fc
  .array(fc.record({ rest: seconds(8), seconds: seconds(4), text: fc.constantFrom(...LINES) }), { maxLength: 60 })
  .map((rows) => {
    let at = 0
    return rows.map((row) => {
      const start = at + row.rest
      at = start + row.seconds + 0.1
      return { start, seconds: row.seconds + 0.1, text: row.text }
    })
  })
const matches = fc
  .array(fc.record({ start: seconds(DURATION - 20), length: seconds(18), at: seconds(100), sound: fc.boolean() }), {
    maxLength: 4,
  })
  .map((rows) =>
    rows
      .toSorted((a, b) => a.start - b.start)
      .map(({ start, length, at, sound }): Match => {
        const end = start + length + 0.5
        const episode = { id: 'E1', start: at, end: at + end - start }
        return { making: { start, end }, episode, rate: 1, by: sound ? ['audio'] : ['video'], confidence: 0.9 }
      }),
  )

const validate = new Ajv2020({ allErrors: true }).compile(reportSchema)

function reportOf(tracks: CaptionTrack[], found: Match[]): Report {
  const shots = [{ start: 0, end: DURATION }]
  const set = tellTheSet({
    making: { durationSeconds: DURATION, tracks, shots },
    episodes: [{ id: 'E1', durationSeconds: 130, tracks: EPISODE }],
    matches: found,
  })
  return {
    format: 'aftercut.watch/1',
    making: {
      file: 'making.mp4',
      durationSeconds: DURATION,
      captions: tracks.map(({ file, language, cues: own }) => ({ file, language, cues: own.length })),
    },
    episodes: [{ id: 'E1', file: 'E1.print', durationSeconds: 130 }],
    shots,
    segments: set.segments,
    matches: found,
    calls: set.calls,
    moments: set.moments,
    quotes: findQuotes({ tracks, segments: set.segments, calls: set.calls }),
    problems: set.problems,
  }
}

it.each([
  ['cues anywhere', cues],
  ['cues in order', orderly],
])('%s', (_, arbitrary) => {
  fc.assert(
    fc.property(arbitrary, matches, (rows, found) => {
      const report = reportOf(captionsOf('making.en.vtt', rows), found)
      expect(checkReport(report)).toEqual([])
      // As other programs read it.
      validate(JSON.parse(JSON.stringify(report)))
      expect(validate.errors ?? []).toEqual([])
      for (const { afterCall, start } of report.moments)
        if (afterCall !== undefined) expect(report.calls[afterCall]!.at).toBeLessThanOrEqual(start + 0.01)
    }),
    { seed: 20261121, numRuns: 150 },
  )
})
