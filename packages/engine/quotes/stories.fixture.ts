import { describe, expect, it } from 'vitest'
import { assignLayers, type CaptionTrack } from '../captions/index.ts'
import type { CastMember } from '../names/index.ts'
import { captions } from './making.fixture.ts'
import { storyFormat } from './prose.ts'
import type { Verdict } from './verified-quote.ts'
import { verifyStory } from './verify-story.ts'

/** What a story's quotations come to, a letter for each in order, titles and scare quotes last; `ending`: of its file. */
export type Row = readonly [expected: string, story: string, ending?: string]
const LETTERS: Record<Verdict | 'title' | 'scare', string> = {
  verbatim: 'V',
  edited: 'E',
  'not-found': 'N',
  'wrong-speaker': 'W',
  ambiguous: 'A',
  title: 'T',
  scare: 'S',
}

export const cast = [
  { person: 'Kim Ji Won', role: 'Yeom Mi Jung', hangul: '김지원' },
  { person: 'Son Suk Ku', role: 'Mr. Gu', hangul: '손석구' },
  { person: 'Lee El', role: 'Yeom Ki Jung', hangul: '이엘' },
]

/** Holds each story against the captions: a test a row. */
export const against = (
  name: string,
  tracks: CaptionTrack[],
  rows: readonly Row[],
  people: readonly CastMember[] = cast,
) =>
  describe(name, () => {
    it.each(rows.map((row) => [...row]))('%s %s', (expected, text, ending = 'md') => {
      const story = { text, format: storyFormat(`story.${ending}`) }
      const { quotes, others } = verifyStory(story, assignLayers(tracks), { cast: people })
      const letters = [...quotes.map(({ verdict }) => LETTERS[verdict]), ...others.map(({ kind }) => LETTERS[kind])]
      expect(letters.join(' ')).toBe(expected)
    })
  })

/** An interview: who speaks is named, and a silence parts the stretches of talk. */
export const english = captions([
  'KIM JI WON: Honestly, I was so nervous',
  "that I couldn't sleep at all the night before.",
  0.5,
  'SON SUK KU: Really? You looked so calm.',
  'KIM JI WON: I did not choose this drama for the money.',
  'I chose it because of one line.',
  'When I read it, I said, "this is it", and I never looked back.',
  8,
  'SON SUK KU: We shot it 12 times over 3 days, until 4:30 a.m.',
  "It cost 1,000 dollars. He's a good man, isn't he?",
  "I don't think she was waiting. I think she hated it.",
  30,
  'LEE EL: Did you cry? I cried.',
  'SON SUK KU: No... I would never cry.',
  'LEE EL: I liked it.',
  30,
  'KIM JI WON: It was so good. It was so perfect.',
  'SON SUK KU: The rain was real, and the tears were fake.',
  'The director told me to wait. So I waited for this day.',
])

/** The same talk in captions of two languages. */
export const twoFiles = [
  ...captions(['감독: 컷!', '김지원: 너무 떨려서 잠을 못 잤어요.', '손석구: 저도 그랬어요.'], 'making.ko.srt'),
  ...captions(
    ['DIRECTOR: Cut!', "KIM JI WON: I was so nervous, I couldn't sleep.", 'SON SUK KU: Me too.'],
    'making.en.srt',
  ),
]

/** One sentence over six cues. */
export const oneStretch = captions([
  'KIM JI WON: We shot from dusk',
  'till dawn, and it rained',
  'the whole night, and',
  'nobody complained, not once,',
  'and I thought: this is',
  'what a family is.',
])
