import { expect, it } from 'vitest'
import { findInterviews } from './interviews.ts'

/** Lines of 3 s, 4 s apart; '(…)' is described, not said. */
const interviewsIn = (language: string, ...texts: string[]) => {
  const cues = texts.map((text, cue) => ({ start: cue * 4, end: cue * 4 + 3, cue, text }))
  const notes = cues.filter(({ text }) => text.startsWith('(')).map((cue) => ({ ...cue, text: cue.text.slice(1, -1) }))
  const lines = cues.filter(({ text }) => !text.startsWith('('))
  const filmed = { calls: [], performances: [], clips: [], shots: [] }
  return findInterviews(lines, notes, language, filmed).map(({ start, end }) => [start, end])
}

it('goes on to the greeting at its end, though somebody laughs before it', () => {
  expect(
    interviewsIn(
      'ko',
      '발 조심하세요, 이쪽으로 오세요.',
      '카메라 옮길게요.',
      '저는 대본을 처음 읽었을 때 고양이 장면이 제일 좋았어요.',
      '촬영하면서 정말 많이 웃었던 것 같아요.',
      '(갑자기 웃음이 터진 두 사람)',
      '다음 주에도 많은 기대 부탁드립니다!',
      '여기 조명 좀 봐 주세요.',
      '카메라 이쪽으로!',
    ),
  ).toEqual([[8, 23]])
})
