import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../opening/index.ts'
import { content, cue, report, track } from '../suite/samples.ts'
import { onBothDatabases } from '../suite/index.ts'
import { fold, initialsOf, lettersOf, tokensOf } from './fold.ts'
import { slipsBetween, slipsOf, slipsWithin } from './near.ts'
import { marksIn } from './rank.ts'
import { termsOf } from './terms.ts'
import { wordsOf } from './wanted.ts'

/** A small library: a drama, its people, a making with Korean, English and Japanese captions, a story. */
async function fill(library: Library) {
  const drama = await library.dramas.save(
    {
      titles: { en: 'The Lantern Street', ko: '등불 거리', ja: '灯籠の街' },
      synopses: [{ language: 'en', words: 'Two bakers and a ghost.' }],
    },
    'a',
  )
  const other = await library.dramas.save({ titles: { en: 'Winter Orchard', ko: '겨울 과수원' } }, 'a')
  const son = await library.people.save(
    { names: { en: 'Son Suk Ku', ko: '손석구' }, otherNames: [{ name: 'Son Seok-koo' }] },
    'a',
  )
  const kim = await library.people.save({ names: { en: 'Kim Ji Won', ko: '김지원' } }, 'a')
  const role = await library.cast.saveRole({ dramaId: drama.id, names: { en: 'Baker Han', ko: '한 제빵사' } })
  await library.cast.savePortrayal({ roleId: role.id, personId: son.id })
  const { video } = await library.videos.add({ kind: 'making', durationSeconds: 120 })
  const draft = { videoId: video.id, titles: { en: 'Making of the lantern scene' }, visibility: 'public' as const }
  const making = await library.makings.save({ ...draft, dramaId: drama.id }, 'a')
  await library.captions.replace(video.id, [
    track('ko', [
      cue(10, 12, '날 추앙해요. 난 한 번은 채워지고 싶어.', '김지원'),
      cue(20, 22, '컷! 오케이!', '감독'),
      cue(30, 34, '이 장면을 찍기만 기다렸어요', '손석구'),
      cue(40, 42, '고백 장면이 제일 어려웠죠', '손석구'),
    ]),
    track('en', [
      cue(10, 12, 'Worship me. I want to be filled, just once.'),
      cue(30, 34, "It was so good. I've been waiting to film this scene."),
      cue(50, 52, 'It is good that so many people was there'),
    ]),
    track('ja', [cue(10, 12, '私をあがめて。一度は満たされたい。'), cue(30, 34, 'このシーンを待っていました')]),
  ])
  await library.findings.saveRun(making.id, report(), 'test')
  const hidden = await library.videos.add({ kind: 'making' })
  const secret = await library.makings.save(
    { videoId: hidden.video.id, titles: { en: 'Not yet shown' }, dramaId: other.id },
    'a',
  )
  await library.captions.replace(hidden.video.id, [track('en', [cue(1, 2, 'Worship the orchard in silence')])])
  const story = await library.stories.create(
    {
      language: 'en',
      dramaId: drama.id,
      content: content('Watch: the bakers giggle before the confession', { personIds: [son.id] }),
    },
    'a',
  )
  await library.stories.publish(story.id, story.version, { who: 'a' })
  return { drama, other, son, kim, making, secret, story }
}

onBothDatabases('search', (open) => {
  let made: Awaited<ReturnType<typeof fill>>
  beforeAll(async () => {
    made = await fill(open())
  })
  const first = async (text: string, more: object = {}) => {
    const { hits, tier } = await open().search.find({ text, ...more })
    const hit = hits[0]
    return hit && { kind: hit.kind, id: hit.id, at: hit.atSeconds, words: hit.words, tier }
  }

  it('finds a cue with its second, in three languages', async () => {
    expect(await first('worship me')).toMatchObject({ kind: 'cue', id: made.making.id, at: 10, tier: 'exact' })
    expect(await first('추앙')).toMatchObject({ kind: 'cue', at: 10 })
    expect(await first('あがめて')).toMatchObject({ kind: 'cue', at: 10 })
    expect(await first('アガメテ')).toMatchObject({ kind: 'cue', at: 10 })
  })

  it('finds hangul however it is spaced, and while it is being typed', async () => {
    for (const text of ['한번은 채워지고', '한 번은채워지고', '한번은채워지ㄱ', '채워직'])
      expect(await first(text)).toMatchObject({ at: 10 })
    expect(await first('손ㅅ')).toMatchObject({ kind: 'person', id: made.son.id })
    expect(await first('ㅅㅅㄱ')).toMatchObject({ kind: 'person', id: made.son.id })
    expect(await first('컷')).toMatchObject({ kind: 'cue', at: 20 })
  })

  it('forgives slips, after what is exact', async () => {
    expect(await first('wrship')).toMatchObject({
      at: 10,
      words: 'Worship me. I want to be filled, just once.',
      tier: 'near',
    })
    expect(await first('confesion')).toMatchObject({ kind: 'story', id: made.story.id, tier: 'near' })
    expect(await first('츄앙해요')).toMatchObject({ at: 10, tier: 'near' })
    expect(await first('손석규')).toMatchObject({ kind: 'person', id: made.son.id, tier: 'near' })
    expect(await first('Winter Orchrd')).toMatchObject({ kind: 'drama', id: made.other.id })
    expect(await first('zzzzqqq')).toBeUndefined()
  })

  it('puts the phrase before the scattered words, the title before the mention, exact before prefix', async () => {
    expect(await first('it was so good')).toMatchObject({ at: 30, tier: 'phrase' })
    expect(await first('lantern street')).toMatchObject({ kind: 'drama', id: made.drama.id })
    expect(await first('등불')).toMatchObject({ kind: 'drama', id: made.drama.id })
    expect(await first('灯籠の街')).toMatchObject({ kind: 'drama', id: made.drama.id })
    for (const name of ['Son Seok-koo', 'Sohn Sukku', 'Suk Ku Son', '손석구']) {
      expect(await first(name)).toMatchObject({ kind: 'person', id: made.son.id })
    }
  })

  it('mixes languages in one query', async () => {
    expect(await first('손석구 고백')).toMatchObject({ at: 40 })
    expect(await first('Sohn Sukku 고백')).toMatchObject({ at: 40 })
    expect(await first('Lantern Street あがめて')).toMatchObject({ at: 10 })
    expect(await first('등불 거리 worship')).toMatchObject({ at: 10 })
    expect(await first('장면 고백')).toMatchObject({ at: 40 })
    expect(await first('오케이 컷')).toMatchObject({ at: 20 })
  })

  it('finds a making by its own title, in each language, and by the new one after it was renamed', async () => {
    const library = open()
    const { video } = await library.videos.add({ kind: 'making' })
    const titles = { ko: '[메이킹] 끝나지 않은 포옹', en: 'The embrace that would not end' }
    const making = await library.makings.save({ videoId: video.id, titles, visibility: 'public' }, 'a')
    for (const text of ['끝나지 않은', '끝나지않은 포옹', 'embrace'])
      expect(await first(text)).toMatchObject({ kind: 'making', id: making.id, at: null })
    const asked = await library.search.find({ text: '포옹' })
    expect(asked.hits.map(({ kind }) => kind)).toEqual(['making', 'moment'])
    await library.makings.save({ id: making.id, titles: { ko: '[메이킹] 우산 아래' } }, 'a')
    expect(await first('끝나지 않은')).toBeUndefined()
    expect(await first('우산 아래', { kinds: ['making'] })).toMatchObject({ kind: 'making', id: making.id })
    await library.makings.save({ id: making.id, visibility: 'desk' }, 'a')
    expect(await first('우산 아래')).toBeUndefined()
    await library.makings.remove(making.id, 'a')
    expect(await first('우산 아래', { desk: true })).toBeUndefined()
  })

  it('narrows by drama, person, kind, kind of moment and language', async () => {
    const his = await open().search.find({ text: '장면', personId: made.son.id })
    expect(his.hits.map((hit) => hit.atSeconds).toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual([30, 40])
    expect(await first('추앙', { personId: made.son.id })).toBeUndefined()
    expect(await first('worship', { dramaId: made.other.id })).toBeUndefined()
    expect(await first('hug', { moment: 'hug' })).toMatchObject({ kind: 'moment', at: 30 })
    expect(await first('hug', { moment: 'tears' })).toBeUndefined()
    expect(await first('', { moment: 'hug', dramaId: made.drama.id })).toMatchObject({ kind: 'moment', at: 30 })
    expect(await first('scene', { kinds: ['cue'], language: 'en' })).toMatchObject({ kind: 'cue', at: 30 })
  })

  it('keeps what is not public for the desk', async () => {
    expect((await open().search.find({ text: 'orchard silence' })).hits).toEqual([])
    expect(await first('orchard silence', { desk: true })).toMatchObject({ id: made.secret.id, at: 1 })
  })

  it('takes anything that anyone types', async () => {
    for (const text of [
      "'",
      '\\',
      'a & b | !c:*',
      '((',
      "o'clock",
      '😀',
      '\u0000x',
      ' '.repeat(50),
      '가'.repeat(500),
      '<->',
      '%_',
      "' or 1=1 --",
    ]) {
      await expect(open().search.find({ text })).resolves.toBeDefined()
    }
  })

  it('pages through hits without repeating one', async () => {
    const one = await open().search.find({ text: '장면', limit: 1 })
    const two = await open().search.find({ text: '장면', limit: 1, offset: 1 })
    expect(one.more).toBe(true)
    expect(one.hits[0]?.atSeconds).not.toBe(two.hits[0]?.atSeconds)
  })
})

describe('the parts of search', () => {
  it('folds width, case, accents of Latin letters and katakana', () => {
    expect(fold('ＣＡＦÉ カット Don’t')).toBe('cafe かっと dont')
    expect(fold('Й')).toBe('й')
    expect(lettersOf('괜')).toBe('ㄱㅗㅐㄴ')
    expect(initialsOf('손석구')).toBe('ㅅㅅㄱ')
  })

  it('tells words from runs', () => {
    expect(tokensOf(fold('BTS의 나를 추앙 東京タワー 10월'))).toEqual([
      { script: 'word', text: 'bts' },
      { script: 'hangul', text: '의나를추앙' },
      { script: 'han', text: '東京たわー' },
      { script: 'word', text: '10' },
      { script: 'hangul', text: '월' },
    ])
    expect(termsOf('it was so good')).toContain('was_so')
    expect(termsOf('추앙')).toEqual(new Set(['ㅊㅜㅇㅏㅇ', 'ㅏ'].slice(0, 1).concat('ㅇㅏㅇ')))
  })

  it('counts slips', () => {
    expect(slipsBetween('worship', 'wroship', 2)).toBe(1)
    expect(slipsBetween('worship', 'warships', 2)).toBe(2)
    expect(slipsBetween('worship', 'confession', 2)).toBe(3)
    expect(slipsWithin('abc', 'xxaxcxx')).toBe(1)
    expect(slipsOf('cat').has('act')).toBe(true)
    for (const slip of slipsOf('table')) expect(slipsBetween('table', slip, 2)).toBe(1)
  })

  it('marks what was asked for in the text as it stands', () => {
    expect(marksIn(wordsOf('café 추앙'), 'A CAFÉ, 날 추앙해요')).toEqual([
      [2, 6],
      [10, 12],
    ])
    expect(marksIn(wordsOf('art'), 'Start an art')).toEqual([[9, 12]])
  })
})
