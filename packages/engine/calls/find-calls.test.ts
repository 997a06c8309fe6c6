import { describe, expect, it } from 'vitest'
import type { Line } from '../dialogue/index.ts'
import { findCalls } from './index.ts'

const QUIET = { performed: [], clips: [], interviews: [] }

/** The calls in lines that are 20 s apart; 'Name: words' names the speaker, '[…]' is a narration. */
function callsIn(language: string, ...texts: string[]): string[] {
  const cues = texts.map((text, cue) => ({ start: cue * 20, end: cue * 20 + 3, cue, text }))
  const notes = cues.filter(({ text }) => text.startsWith('[')).map((cue) => ({ ...cue, text: cue.text.slice(1, -1) }))
  const lines = cues
    .filter(({ text }) => !text.startsWith('['))
    .map((cue): Line => {
      const label = /^([^:]+): (.+)$/u.exec(cue.text)
      return label ? { ...cue, text: label[2]!, speaker: label[1]! } : cue
    })
  return findCalls([{ captions: 0, language, lines, notes }], QUIET).map((call) => `${call.call} ${call.words}`)
}

describe('findCalls', () => {
  it.each([
    ['ko', '컷! 오케이! 다시 한번 갈게요', ['cut 컷!', 'okay 오케이!', 'again 다시 한번 갈게요']],
    ['en', "And... cut! Okay! Let's go again.", ['cut And... cut!', 'okay Okay!', "again Let's go again."]],
    ['ja', 'はい、カーット！', ['cut はい、カーット！']],
    ['es', '¡Corten! Una vez más, por favor.', ['cut ¡Corten!', 'again Una vez más, por favor.']],
    ['zh', '卡！再来一条。', ['cut 卡！', 'again 再来一条。']],
    ['ja', '監督: オッケー！お疲れ様でした。', ['okay オッケー！']],
    ['ko', '컷~!', ['cut 컷~!']],
    ['en', 'Aaaand cut!', ['cut Aaaand cut!']],
    ['ko', '한 테이크만 더 갈게요', ['again 한 테이크만 더 갈게요']],
    ['ja', 'もう一テイクお願いします', ['again もう一テイクお願いします']],
    ['ko', '감독: 고양이가 도망가서 엔지!', ['ng 엔지!']],
    ['en', 'Director: Okay, quiet please, and... action!', ['action and... action!']],
  ])('hears %s: %s', (language, text, calls) => {
    expect(callsIn(language, text).map((call) => call.replace('はい、', ''))).toEqual(
      calls.map((call) => call.replace('はい、', '')),
    )
  })

  it.each([
    ['en', 'Cut the bread, please.'],
    ['en', "It's okay."],
    ['en', 'I love action movies.'],
    ['en', 'He yelled "Cut!" and we all laughed.'],
    ['en', 'Should we cut?'],
    ['ko', '네컷 사진 찍었어요'],
    ['ko', '다시 한번 말해 줄래?'],
    ['ko', 'NG가 많이 났어요'],
    ['ja', '髪をカットしました'],
    ['es', 'Me corté el pelo'],
    ['zh', '这张卡是我的'],
  ])('takes no ordinary talk for a call, %s: %s', (language, text) => {
    expect(callsIn(language, text)).toEqual([])
  })

  it('hears what narrating captions tell of', () => {
    expect(callsIn('en', '[director calls cut]', '[laughs]')).toEqual(['cut director calls cut'])
    expect(callsIn('ko', '[감독의 컷 사인]', '[감독: 컷!]')).toEqual(['cut 감독의 컷 사인', 'cut 컷!'])
    expect(callsIn('zh', '[导演喊卡]', '[卡车声]')).toEqual(['cut 导演喊卡'])
  })

  it('gives each call of a cue its own time, in proportion to the letters', () => {
    const line = { start: 10, end: 13, cue: 0, text: 'Cut! Okay! One more time!' }
    const found = findCalls([{ captions: 0, language: 'en', lines: [line], notes: [] }], QUIET)
    expect(found.map((call) => call.at)).toEqual([10, 10 + (3 * 5) / 25, 10 + (3 * 11) / 25])
  })

  it('leaves alone what the drama itself says', () => {
    const line = { start: 10, end: 13, cue: 0, text: 'Cut!' }
    const track = { captions: 0, language: 'en', lines: [line], notes: [] }
    expect(findCalls([track], { ...QUIET, clips: [{ start: 5, end: 15 }] })).toEqual([])
    expect(findCalls([track], { ...QUIET, performed: [{ start: 10, end: 13 }] })).toEqual([])
  })
})
