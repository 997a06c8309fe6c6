import { describe, expect, it } from 'vitest'
import type { CaptionTrack } from '../captions/index.ts'
import { captions } from './making.fixture.ts'
import type { VerifiedQuote } from './verified-quote.ts'
import { createVerifier, verifyStory, type VerifyOptions } from './verify-story.ts'

const MAKING = captions([
  'KIM JI WON: I was so nervous',
  "that I couldn't sleep at all.",
  0.5,
  'SON SUK KU: Really? You looked unbeliev-',
  'ably calm to me.',
  0.5,
  '- Thank you.\n- No, thank you.',
  8,
  'KIM JI WON: [laughs] It was... hard to say.',
  'Everything in the drama was real to me.',
  20,
  'SON SUK KU: Yes.',
  1,
  'KIM JI WON: Yes.',
  1,
  'SON SUK KU: I did not choose this drama for the money, I chose it because of one line.',
])

const quotesOf = (text: string, tracks: CaptionTrack[] = MAKING, options: VerifyOptions = {}) =>
  verifyStory({ text, format: 'markdown' }, tracks, options).quotes
const only = (text: string, tracks?: CaptionTrack[], options?: VerifyOptions): VerifiedQuote => {
  const quotes = quotesOf(text, tracks, options)
  expect(quotes).toHaveLength(1)
  return quotes[0] ?? expect.fail()
}

describe('words that stand at several places', () => {
  const SET = captions([
    'DIRECTOR: Cut!',
    'SON SUK KU: That was the first time.',
    30,
    'DIRECTOR: Cut!',
    60,
    'DIRECTOR: Cut!',
    'KIM JI WON: Are you really crying?',
  ])
  const [, firstTime, again, last, crying] = (SET[0]?.cues ?? []).map(({ start }) => start)

  it('are those beside the other words of their paragraph', () => {
    const story =
      'Son Suk Ku said, “That was the first time.”\n\nWhen the director calls “Cut,” nothing stops. “Are you really crying?” asks Kim Ji Won.'
    expect(quotesOf(story, SET).map(({ start }) => start)).toEqual([firstTime, last, crying])
  })

  it('are the next in the order of the story where nothing stands beside them', () => {
    const story = 'Son Suk Ku said, “That was the first time.”\n\nThe director calls “Cut!” and that is that.'
    expect(quotesOf(story, SET).map(({ start }) => start)).toEqual([firstTime, again])
  })
})

describe('what stands', () => {
  it('is found over cues, lines and broken words, with its time, speaker, layer and file', () => {
    expect(only('Kim Ji Won said, “I was so nervous that I couldn’t sleep at all.”')).toMatchObject({
      verdict: 'verbatim',
      start: 10,
      end: 16,
      speaker: 'KIM JI WON',
      layer: 'original',
      language: 'en',
      file: 'making.en.srt',
      cues: [
        { captions: 0, cue: 0 },
        { captions: 0, cue: 1 },
      ],
      changes: [],
      warnings: [],
    })
    expect(only('"You looked unbelievably calm to me," Son Suk-ku said.').verdict).toBe('verbatim')
  })

  it('leaves punctuation, dashes and a sentence’s first letter to the writer', () => {
    expect(only('She said that "everything in the drama – was real, to me".').verdict).toBe('verbatim')
  })

  it('may be split by its attribution', () => {
    expect(only('"I was so nervous," Kim Ji Won said, "that I couldn\'t sleep at all."')).toMatchObject({
      verdict: 'verbatim',
      text: "I was so nervous, that I couldn't sleep at all.",
    })
    expect(only('"I was so nervous," Kim Ji Won said, "couldn\'t sleep at all."').verdict).toBe('not-found')
  })
})

describe('what was changed', () => {
  it('shows what brackets add, replace and recase', () => {
    expect(only('Kim Ji Won said, "[E]verything [we did] was real to me [as well]."')).toMatchObject({
      verdict: 'edited',
      changes: [
        { kind: 'case', now: '[E]verything' },
        { kind: 'replaced', was: 'in the drama', now: '[we did]' },
        { kind: 'added', now: '[as well]' },
      ],
    })
  })

  it('lets brackets replace a few words, not many', () => {
    expect(only('"I was [sleepless] at all," Kim Ji Won said.').verdict).toBe('not-found')
  })

  it('shows what an ellipsis drops, and flags a negation', () => {
    const quote = only('Son Suk Ku said, "I did … choose this drama for the money."')
    expect(quote.changes).toEqual([{ kind: 'dropped', was: 'not' }])
    expect(quote.warnings).toEqual(['A negation is left out: “not”.'])
  })

  it('takes an ellipsis for a pause where the captions show one, and notes it where they do not', () => {
    expect(only('Kim Ji Won said, "It was… hard to say."').verdict).toBe('verbatim')
    expect(only('Kim Ji Won said, "Everything in the drama… was real to me."')).toMatchObject({
      verdict: 'edited',
      changes: [{ kind: 'pause', now: '…' }],
    })
  })
})

describe('what does not stand', () => {
  it.each([
    ['a contraction spelled out', 'I could not sleep at all'],
    ['a word more', 'I was so very nervous that I couldn’t sleep'],
    ['a word less', 'I was nervous that I couldn’t sleep'],
    ['an ending', 'I was so nervous that I couldn’t sleeps'],
    ['two words swapped', 'I so was nervous that I couldn’t sleep'],
    ['words of two people', 'I couldn’t sleep at all. Really? You looked'],
    ['words from two stretches of talk', 'I couldn’t sleep at all… Everything in the drama was real to me'],
    ['capitals inside a sentence', 'I was SO nervous that I couldn’t sleep'],
    ['the reverse order', 'that I couldn’t sleep at all… I was so nervous'],
    ['a part of a word', 'looked unbeliev'],
  ])('%s', (_, words) => {
    const quote = only(`Kim Ji Won said, “${words}.”`)
    expect(quote.verdict).toBe('not-found')
    expect(quote.nearest).toBeDefined()
  })

  it('a question made a statement, and the reverse', () => {
    expect(only('"Really. You looked unbelievably calm to me," Son Suk Ku said.')).toMatchObject({
      verdict: 'not-found',
      warnings: ['The captions have a question here; the story makes it a statement.'],
    })
    expect(only('"You looked unbelievably calm to me?" Son Suk Ku asked.').verdict).toBe('not-found')
  })

  it('names the nearest words and where they stand', () => {
    expect(only('Kim Ji Won said, “I was so nervous that I could barely sleep at all.”')).toMatchObject({
      nearest: "I was so nervous that I couldn't sleep at all.",
      nearestAt: { start: 10, end: 16, speaker: 'KIM JI WON' },
    })
  })
})

describe('who says it', () => {
  it('must be who the story says', () => {
    expect(only('Son Suk Ku said, "I was so nervous that I couldn\'t sleep at all."')).toMatchObject({
      verdict: 'wrong-speaker',
      speaker: 'KIM JI WON',
    })
    expect(only('Son Suk Ku nodded. "I was so nervous that I couldn\'t sleep at all," he said.').verdict).toBe(
      'wrong-speaker',
    )
  })

  it('is ambiguous where several say it and the story does not tell', () => {
    expect(only('Somebody said, "Yes."').verdict).toBe('ambiguous')
    expect(only('Kim Ji-won said, "Yes."')).toMatchObject({ verdict: 'verbatim', start: 64 })
  })

  it('is resolved through the cast, whatever the spelling', () => {
    const cast = [
      { person: 'Son Seok-koo', role: 'Mr. Gu' },
      { person: 'Kim Jiwon', role: 'Yeom Mi Jung' },
    ]
    expect(only('Mr. Gu said, "You looked unbelievably calm to me."', MAKING, { cast }).verdict).toBe('verbatim')
    expect(only('Yeom Mi Jung said, "You looked unbelievably calm to me."', MAKING, { cast }).verdict).toBe(
      'wrong-speaker',
    )
  })

  it('is not somebody else of the same given name', () => {
    expect(only('Ha Ji Won said, "Everything in the drama was real to me."').verdict).toBe('verbatim')
    expect(only('Ha Ji Won said, "You looked unbelievably calm to me."').warnings).toHaveLength(1)
    const given = captions(['NARA: I loved the scene.', 'JIHYUN: So did I, honestly.', 'NARA: Thanks.'])
    expect(only('Nam Ji-hyun said, "I loved the scene."', given).verdict).toBe('wrong-speaker')
  })

  it('is not judged where the captions do not know the person', () => {
    const quote = only('Lee El said, "Everything in the drama was real to me."')
    expect(quote.verdict).toBe('verbatim')
    expect(quote.warnings).toEqual(['The captions name nobody as Lee El: whether the words are theirs is not checked.'])
  })
})

describe('Korean', () => {
  const korean = captions(
    [
      '김지원: 너무 떨려서',
      '잠을 한숨도 못 잤어요',
      '손석구: 정말? 되게 침착해 보였는데',
      '(웃음) 그날만 기다렸어요',
      10,
      '김지원: 좋은 것 같아요',
    ],
    'making.ko.srt',
  )
  const verdict = (text: string) => only(text, korean).verdict

  it('counts endings and particles, not spaces', () => {
    expect(verdict('김지원은 “너무 떨려서 잠을 한숨도 못 잤어요”라고 말했다.')).toBe('verbatim')
    expect(verdict('손석구는 "되게 침착해보였는데"라며 웃었다.')).toBe('verbatim')
    expect(verdict('김지원은 "잠을 한숨도 못 잤다"고 말했다.')).toBe('not-found')
    expect(verdict('김지원은 "잠을 한숨도 못 잤어"라고 말했다.')).toBe('not-found')
    expect(verdict('김지원은 "잠을 한숨도 잤어요"라고 말했다.')).toBe('not-found')
  })

  it('knows the speaker by a particle, by a pronoun, and in Latin letters', () => {
    expect(verdict('손석구는 “좋은 것 같아요”라고 했다.')).toBe('wrong-speaker')
    expect(verdict('손석구가 웃었다. 이어 그는 "그날만 기다렸어요"라고 덧붙였다.')).toBe('verbatim')
    expect(verdict('Son Suk Ku said, “좋은 것 같아요.”')).toBe('wrong-speaker')
  })
})

describe('Japanese', () => {
  const japanese = captions(['朝倉透: 船の日が好きじゃないです', 6, '三枝律: とても良かったです。'], 'making.ja.srt')
  const verdict = (text: string) => only(text, japanese).verdict

  it('keeps words whole where nothing parts them', () => {
    expect(verdict('朝倉透は「船の日が好きじゃないです」と話した。')).toBe('verbatim')
    expect(verdict('朝倉透は「船の日が好き」と話した。')).toBe('not-found')
    expect(verdict('朝倉透は「の日が好きじゃないです」と話した。')).toBe('not-found')
    expect(verdict('朝倉透は「とても良かったです」と話した。')).toBe('wrong-speaker')
  })
})

describe('layers', () => {
  it('tells which captions a quotation holds against', () => {
    const tracks = [...captions(['좋은 것 같아요'], 'making.ko.srt'), ...captions(['I think it is good.'])]
    const layered = tracks.map((track, at) => ({
      ...track,
      layer: at === 0 ? ('original' as const) : ('translation' as const),
    }))
    expect(only('She said, "I think it is good."', layered)).toMatchObject({
      layer: 'translation',
      file: 'making.en.srt',
      cues: [{ captions: 1, cue: 0 }],
    })
  })

  it('opens a quotation again when its captions are edited', () => {
    const story = { text: 'She said, "I think it is good."', format: 'text' as const }
    const hash = (tracks: CaptionTrack[]) => verifyStory(story, tracks).quotes[0]?.captionsHash
    expect(hash(captions(['I think it is good.']))).toBe(hash(captions(['I think it is good.', 'And more.'])))
    expect(hash(captions(['I think it is good.']))).not.toBe(hash(captions(['I think it is good!'])))
  })
})

describe('createVerifier', () => {
  it('checks a single quotation as it is typed', () => {
    const verifier = createVerifier(MAKING)
    expect(verifier.verifyQuotation('I was so nervous', 'Kim Ji-won').verdict).toBe('verbatim')
    expect(verifier.verifyQuotation('I was so nervous', 'Son Suk-ku').verdict).toBe('wrong-speaker')
  })

  it('treats a scare quote that nearly says what was said as a misquote', () => {
    expect(quotesOf('The "real to him" moment.')[0]?.verdict).toBe('not-found')
  })
})

it('an office of one caption file is held by whom another names at the same times', () => {
  const korean = captions(['감독: 컷!', '하늘: 끝났어요?', '감독: 다시 갈게요.'], 'making.ko.srt')
  const english = captions(['Moon Ji-o: Cut!', 'Ha-neul: Is it over?', 'Moon Ji-o: Once more.'], 'making.en.srt')
  const verdict = (text: string) =>
    verifyStory({ text, format: 'text' }, [...english, ...korean]).quotes.map((quote) => quote.verdict)
  expect(verdict('The director says, “Once more.”')).toEqual(['verbatim'])
  expect(verdict('The director asks, “Is it over?”')).toEqual(['wrong-speaker'])
})

it('names whom a Korean sentence gives the words, without the particle, over 라면서도', () => {
  const korean = captions(['김지원: 너무 좋았어요. 아주 완벽했습니다.'], 'making.ko.srt')
  const quotes = quotesOf('김지원은 "너무 좋았어요"라면서도 "아주 완벽했습니다"라고 덧붙였다.', korean)
  expect(quotes.map(({ verdict, attributedTo, warnings }) => [verdict, attributedTo, warnings])).toEqual([
    ['verbatim', ['김지원'], []],
    ['verbatim', undefined, []],
  ])
})
