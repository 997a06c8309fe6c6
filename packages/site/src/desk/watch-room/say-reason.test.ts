import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseCaptions } from '@aftercut/engine/captions'
import type { Match, Report, Span } from '@aftercut/engine/report'
import { findEverything } from '@aftercut/pipeline/watch'
import { makeWords } from '../../language/words.ts'
import english from '../messages/reasons.en.json' with { type: 'json' }
import korean from '../messages/reasons.ko.json' with { type: 'json' }
import { sayReason } from './say-reason.ts'

const HOUSE = join(import.meta.dirname, '../../../../..')
const inKorean = makeWords<keyof typeof english>('ko', korean, english)
const inEnglish = makeWords<keyof typeof english>('en', english, english)

/** What is found in the sample drama by its captions, and by the matches that its truth tells: no video is read. */
function reportOfTheSample(): Report {
  const folder = join(HOUSE, 'sample/drama')
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as {
    making: { file: string; durationSeconds: number }
    episodes: { id: string; file: string; durationSeconds: number }[]
    matches: { making: Span; episode: Match['episode']; rate: number }[]
  }
  const files = readdirSync(folder)
  const tracksOf = (video: string) =>
    files
      .filter((file) => file.startsWith(video.replace('mp4', '')) && /\.(?:srt|vtt|smi)$/.test(file))
      .flatMap((file) => parseCaptions(readFileSync(join(folder, file), 'utf8'), { file }))
  const { making } = truth
  return findEverything({
    making: {
      file: making.file,
      readings: { durationSeconds: making.durationSeconds },
      tracks: tracksOf(making.file),
    },
    episodes: truth.episodes.map(({ id, file, durationSeconds }) => ({
      id,
      file,
      print: { durationSeconds, shots: [] },
      tracks: tracksOf(file),
    })),
    matched: {
      shots: [{ start: 0, end: making.durationSeconds }],
      matches: truth.matches.map((match) => ({ ...match, by: ['audio', 'video'], confidence: 1 })),
    },
    problems: [],
  })
}

describe('why a finding is believed', () => {
  test('is said in the desk’s language, with the words and times as they are', () => {
    const said: [string, string][] = [
      ['"컷!" is called at 1:01', '1:01에 외친 말: “컷!”'],
      ['"NG!" is called after it', '이어서 외친 말: “NG!”'],
      ['4 lines of the scene are performed, first "Rain?"', '장면의 대사 4줄을 연기합니다. 첫 대사: “Rain?”'],
      ['one line of the scene are performed, first "Rain?"', '장면의 대사 한 줄을 연기합니다. 첫 대사: “Rain?”'],
      [
        'a copy of episode S01E02 from 0:35 to 0:50, by audio and video',
        '본편 S01E02 0:35–0:50 구간과 같습니다(소리와 화면)',
      ],
      ['shooting day 2: before a caption says "DAY 3"', '촬영 2일째. 이보다 뒤에 나오는 자막: “DAY 3”'],
      [
        'the picture is black; then the picture is plain and still, with a title at most',
        '화면이 검습니다. 이어서 화면이 단색으로 멈춰 있고, 있어도 제목뿐입니다',
      ],
      [
        'then someone talks outside the scene: "I did it\nagain"',
        '이어서 대사가 아닌 말을 누군가 합니다: “I did it\nagain”',
      ],
      ['a caption says "{words} $1; then asks"', '자막: “{words} $1; then asks”'],
      ['Interviewer asks', '묻는 사람: Interviewer'],
    ]
    expect(said.map(([reason]) => sayReason(inKorean, reason))).toEqual(said.map(([, words]) => words))
  })

  test('stays as it is in English; a sentence that is not known is left to be shown as it is', () => {
    expect(sayReason(inEnglish, 'whatever the report says')).toBe('whatever the report says')
    expect(sayReason(inKorean, 'whatever the report says')).toBeUndefined()
  })

  test('of a whole report, nothing is left in English', () => {
    const { segments, moments } = reportOfTheSample()
    const reasons = [...segments, ...moments].flatMap(({ because }) => because)
    expect(reasons.length).toBeGreaterThan(20)
    expect(reasons.filter((reason) => sayReason(inKorean, reason) === undefined)).toEqual([])
  })

  test('every sentence is one that the engine still says', () => {
    const sources = ['moments', 'segments', 'set']
      .map((room) => join(HOUSE, 'packages/engine', room))
      .flatMap((room) => readdirSync(room).map((file) => join(room, file)))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n')
    const pieces = Object.entries(english)
      .filter(([key]) => !key.startsWith('part.'))
      .flatMap(([, text]) => text.split(/\{\w+\}/u).map((piece) => piece.replace(/^[^a-z]+|[^a-z]+$/giu, '')))
    expect(pieces.filter((piece) => !sources.includes(piece))).toEqual([])
  })
})
