import fc from 'fast-check'
import { expect, it } from 'vitest'
import { captions } from './making.fixture.ts'
import { createVerifier } from './verify-story.ts'

const TRACKS = [
  ...captions([
    'KIM JI WON: I was so nervous that I could not sleep at all.',
    'SON SUK KU: Really? You looked calm. I waited for this day.',
    9,
    'KIM JI WON: I waited for this day, too.',
  ]),
  ...captions(['김지원: 너무 떨려서 잠을 한숨도 못 잤어요.', '손석구: 오늘만 기다렸습니다.'], 'making.ko.srt'),
]
const WORDS =
  'I was so nervous that could not sleep at all Really You looked calm waited for this day, too. 너무 떨려서 잠을 한숨도 못 잤어요 기다렸습니다 [the drama] … said Kim Ji Won Son Suk Ku she “ ” " ‘ ’ 「 」 « » ( ) <q> </q> ~~ ** > — : ? ! \n\n'.split(
    ' ',
  )
const STORY = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(' '))
const VERDICTS = ['verbatim', 'edited', 'not-found', 'wrong-speaker', 'ambiguous']

it('a verification keeps its shape, whatever the story', () => {
  const verifier = createVerifier(TRACKS)
  fc.assert(
    fc.property(STORY, fc.constantFrom('markdown' as const, 'html' as const, 'text' as const), (text, format) => {
      const { quotes, others } = JSON.parse(JSON.stringify(verifier.verifyStory({ text, format }))) as ReturnType<
        typeof verifier.verifyStory
      >
      expect(quotes.map(({ line }) => line)).toEqual(quotes.map(({ line }) => line).toSorted((a, b) => a - b))
      for (const other of others) expect(['title', 'scare']).toContain(other.kind)
      for (const quote of quotes) {
        expect(VERDICTS).toContain(quote.verdict)
        expect(Array.isArray(quote.changes) && Array.isArray(quote.warnings)).toBe(true)
        expect(Object.values(quote)).not.toContain(null)
        if (quote.verdict === 'not-found') {
          expect(quote).not.toHaveProperty('start')
          expect(quote).not.toHaveProperty('cues')
          continue
        }
        expect(quote.start).toBeLessThanOrEqual(quote.end ?? -1)
        expect(quote.layer).toMatch(/^(?:original|translation)$/)
        expect(quote.cues?.length).toBeGreaterThan(0)
        for (const { captions: file, cue } of quote.cues ?? []) expect(TRACKS[file]?.cues[cue]).toBeDefined()
        if (quote.verdict === 'verbatim') expect(quote.changes.filter(({ kind }) => kind !== 'aside')).toEqual([])
        if (quote.verdict === 'edited') expect(quote.changes.length).toBeGreaterThan(0)
      }
    }),
    { seed: 20261121, numRuns: 1500 },
  )
})
