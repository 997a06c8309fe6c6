import type { CaptionTrack, Cue } from '@aftercut/engine/captions'
import type { Report } from '@aftercut/engine/report'
import type { Library } from '@aftercut/library/opening'
import type { StoryContent } from '@aftercut/library/schema'
import type { Node } from './story-parts.ts'

/** Start, end, speaker, words in Korean, words in English. Seconds. An invented making-of of an invented drama. */
const LINES: [number, number, string, string, string][] = [
  [6, 8, '감독', '레디, 액션!', 'Ready, action!'],
  [9, 13, '한도윤', '이 편지, 삼 년 동안 여기 있었어요.', 'This letter has been here for three years.'],
  [14, 18, '윤세라', '그럼 삼 년 동안 비를 맞은 거네요.', 'Then it has stood in the rain for three years.'],
  [19, 20, '감독', '컷!', 'Cut!'],
  [21, 24, '', '(웃음)', '(laughter)'],
  [
    25,
    29,
    '한도윤',
    '감독님, 이번엔 우산을 먼저 주는 걸로 해 볼까요?',
    'Director, shall we try it with the umbrella first?',
  ],
  [46, 47, '감독', '컷! 오케이!', 'Cut! Okay!'],
  [48, 52, '', '(두 사람이 포옹한다)', '(they hug)'],
  [
    60,
    66,
    '윤세라',
    '솔직히 하나는 그 말을 오래 기다렸을 거예요.',
    'Honestly, Hana must have waited for those words for a long time.',
  ],
  [67, 73, '윤세라', '기다린다는 걸 자기도 몰랐겠지만요.', 'Even if she did not know that she was waiting.'],
  [74, 77, '한도윤', '제 연기는 어땠어요?', 'How was my acting?'],
  [78, 82, '윤세라', '완벽했습니다. 매우. 완벽. 했습니다.', 'It was perfect. Very. Perfect. It was.'],
  [
    86,
    93,
    '한도윤',
    '이 대사를 하려고 이 작품을 골랐다고 해도 돼요.',
    'You could say that I chose this drama to say that line.',
  ],
  [94, 97, '', '(하이파이브)', '(high-five)'],
]

const EPISODE = 'Letterbox.S01E06'
const WHO = 'fixture'

export type Letterbox = Awaited<ReturnType<typeof fillLetterbox>>

/** The day of the tests: a Monday, the day after the sixth episode aired. */
export const NOW = new Date('2026-03-23T03:00:00Z')

/** Fills a library with a drama that airs, its cast with a variant, a ranking, an offer, a making-of and its findings. */
export async function fillLetterbox(library: Library) {
  const source = await library.sources.save({
    kind: 'channel',
    name: 'HBN Drama',
    url: 'https://video.hbn.example/6',
    licence: 'shown with permission',
    rights: 'embed',
  })
  const drama = await library.dramas.save(
    {
      titles: { en: 'The Letterbox in the Rain', ko: '비 오는 날의 우편함' },
      network: 'HBN',
      status: 'airing',
      synopses: [
        {
          language: 'en',
          words: 'A postman finds a letter that has been in the same letterbox for three years.',
          sourceId: source.id,
        },
        { language: 'ko', words: '한 우체부가 삼 년째 같은 우편함에 있던 편지를 발견한다.', sourceId: source.id },
      ],
    },
    WHO,
  )
  const season = await library.dramas.saveSeason({
    dramaId: drama.id,
    number: 1,
    status: 'airing',
    plannedEpisodes: 16,
  })
  await library.schedule.savePattern(season.id, {
    network: 'HBN',
    zone: 'Asia/Seoul',
    weekdays: [6, 7],
    minutes: 22 * 60 + 30,
    startsOn: '2026-03-07',
    runtimeMinutes: 70,
  })
  const episodes = await library.dramas.episodes(drama.id)
  const sixth = episodes[5]
  if (!sixth) throw new Error('The pattern gave no sixth episode.')
  const person = (en: string, ko: string, other: string) =>
    library.people.save({ names: { en, ko }, otherNames: [{ name: other }] }, WHO)
  const doyun = await person('Han Do-yun', '한도윤', 'Han Doyoon')
  const sera = await person('Yoon Se-ra', '윤세라', 'Yun Sera')
  const minjae = await person('Park Min-jae', '박민재', 'Pak Minjae')
  const role = (en: string, ko: string, position: number) =>
    library.cast.saveRole({ dramaId: drama.id, names: { en, ko }, position })
  const jinwoo = await role('Seo Jin-woo', '서진우', 0)
  const hana = await role('Oh Ha-na', '오하나', 1)
  await library.cast.savePortrayal({ roleId: jinwoo.id, personId: doyun.id, billing: 'lead' })
  await library.cast.savePortrayal({ roleId: hana.id, personId: sera.id, billing: 'lead' })
  await library.cast.savePortrayal({
    roleId: jinwoo.id,
    personId: minjae.id,
    variant: 'junior',
    billing: 'support',
    episodeIds: episodes.slice(0, 4).map(({ id }) => id),
  })
  await library.offers.save({
    dramaId: drama.id,
    provider: 'Havenstream',
    url: 'https://havenstream.example/letterbox',
    territory: 'world',
  })
  const charts = await library.sources.save({
    kind: 'database',
    name: 'Seoul Ratings Board',
    url: 'https://ratings.example',
  })
  const series = await library.rankings.saveSeries({
    titles: { en: 'Most watched dramas of the week' },
    sourceId: charts.id,
    metric: 'rating %',
    territory: 'KR',
    period: 'week',
  })
  await library.rankings.save({
    seriesId: series.id,
    fromOn: '2026-03-16',
    toOn: '2026-03-22',
    entries: [
      { rank: 1, label: 'Another Drama' },
      { rank: 2, label: 'The Letterbox in the Rain', dramaId: drama.id },
    ],
  })
  const { video } = await library.videos.add({
    kind: 'making',
    durationSeconds: 100,
    rights: 'embed',
    embedUrl: 'https://www.youtube.com/watch?v=aftercut-01',
    state: 'ready',
    sourceId: source.id,
  })
  const tracks = await library.captions.replace(video.id, [track('ko'), track('en')])
  const making = await library.makings.save(
    {
      videoId: video.id,
      dramaId: drama.id,
      titles: { en: 'Making-of episode 6', ko: '6회 메이킹' },
      spoiler: { season: 1, episode: 6 },
      visibility: 'public',
      episodes: [{ episodeId: sixth.id, name: EPISODE }],
    },
    WHO,
  )
  await library.findings.saveRun(making.id, REPORT, WHO)
  const [ko, en] = tracks
  return {
    dramaId: drama.id,
    dramaSlug: drama.slug,
    makingId: making.id,
    videoId: video.id,
    sourceId: source.id,
    seriesId: series.id,
    seasonId: season.id,
    doyun: doyun.id,
    sera: sera.id,
    minjae: minjae.id,
    sixth: sixth.id,
    first: episodes[0]?.id ?? '',
    ko: ko?.id ?? '',
    en: en?.id ?? '',
  }
}

function track(language: 'ko' | 'en'): CaptionTrack {
  const cues = LINES.map(([start, end, speaker, ko, en], index): Cue => {
    const text = language === 'ko' ? ko : en
    const sound = /^\((.*)\)$/u.exec(text)?.[1]
    return {
      start,
      end,
      text: speaker === '' ? text : `${speaker}: ${text}`,
      utterances: sound === undefined ? [{ speaker, text }] : [],
      sounds: sound === undefined ? [] : [sound],
      line: index * 4 + 1,
    }
  })
  return {
    file: `making.${language}.srt`,
    format: 'srt',
    language,
    layer: language === 'ko' ? 'original' : 'translation',
    automatic: false,
    cues,
    problems: [],
  }
}

const scene = { episode: EPISODE, start: 2590, end: 2604 }
const REPORT: Report = {
  format: 'aftercut.watch/1',
  making: {
    file: 'making.mp4',
    durationSeconds: 100,
    captions: ['ko', 'en'].map((language) => ({ file: `making.${language}.srt`, language, cues: LINES.length })),
  },
  episodes: [{ id: EPISODE, file: `${EPISODE}.mp4`, durationSeconds: 3600 }],
  shots: [{ start: 0, end: 100 }],
  segments: [
    { start: 0, end: 20, kind: 'take', scene, take: 1, day: 1, confidence: 0.9, because: [] },
    { start: 20, end: 34, kind: 'set', day: 1, confidence: 0.8, because: [] },
    { start: 34, end: 47, kind: 'take', scene, take: 2, day: 1, confidence: 0.9, because: [] },
    { start: 47, end: 54, kind: 'clip', scene, confidence: 0.97, because: [] },
    { start: 54, end: 100, kind: 'interview', confidence: 0.9, because: [] },
  ],
  matches: [],
  calls: [
    { at: 6, call: 'action', words: '레디, 액션!', cue: { captions: 0, cue: 0 } },
    { at: 19, call: 'cut', words: '컷!', cue: { captions: 0, cue: 3 } },
    { at: 46, call: 'okay', words: '컷! 오케이!', cue: { captions: 0, cue: 6 } },
  ],
  moments: [
    {
      start: 19,
      end: 24,
      kind: 'after-cut',
      words: '(웃음)',
      who: ['한도윤', '윤세라'],
      afterCall: 1,
      confidence: 0.8,
      because: [],
    },
    {
      start: 25,
      end: 29,
      kind: 'approach',
      words: '감독님, 이번엔 우산을 먼저 주는 걸로 해 볼까요?',
      who: ['한도윤'],
      confidence: 0.7,
      because: [],
    },
    {
      start: 48,
      end: 52,
      kind: 'hug',
      words: '(두 사람이 포옹한다)',
      who: ['한도윤', '윤세라'],
      afterCall: 2,
      confidence: 0.9,
      because: [],
    },
    {
      start: 78,
      end: 85,
      kind: 'joke',
      words: '완벽했습니다. 매우. 완벽. 했습니다.',
      who: ['윤세라'],
      confidence: 0.7,
      because: [],
    },
    { start: 94, end: 97, kind: 'high-five', words: '(하이파이브)', confidence: 0.9, because: [] },
  ],
  quotes: [
    {
      start: 60,
      end: 73,
      text: '솔직히 하나는 그 말을 오래 기다렸을 거예요. 기다린다는 걸 자기도 몰랐겠지만요.',
      speaker: '윤세라',
      language: 'ko',
      layer: 'original',
      cues: [8, 9].map((cue) => ({ captions: 0, cue })),
    },
    {
      start: 60,
      end: 73,
      text: 'Honestly, Hana must have waited for those words for a long time. Even if she did not know that she was waiting.',
      speaker: '윤세라',
      language: 'en',
      layer: 'translation',
      cues: [8, 9].map((cue) => ({ captions: 1, cue })),
    },
    {
      start: 86,
      end: 93,
      text: '이 대사를 하려고 이 작품을 골랐다고 해도 돼요.',
      speaker: '한도윤',
      language: 'ko',
      layer: 'original',
      cues: [{ captions: 0, cue: 12 }],
    },
    {
      start: 86,
      end: 93,
      text: 'You could say that I chose this drama to say that line.',
      speaker: '한도윤',
      language: 'en',
      layer: 'translation',
      cues: [{ captions: 1, cue: 12 }],
    },
  ],
  problems: [],
}

export const text = (words: string, ...marks: NonNullable<Node['marks']>): Node => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks } : {}),
})
export const paragraph = (...content: Node[]): Node => ({ type: 'paragraph', content })
export const person = (id: string, role: string | null = null) => ({ type: 'person', attrs: { person: id, role } })

/** A binding into the English captions. */
export function said(ids: Letterbox, start: number, end: number, speaker: string | null): Record<string, unknown> {
  return {
    making: ids.makingId,
    start,
    end,
    track: ids.en,
    cues: [],
    hash: null,
    language: 'en',
    layer: 'translation',
    speaker,
  }
}

/** A story that holds in every way. */
export function trueStory(ids: Letterbox): StoryContent {
  const quote = (start: number, end: number, speaker: string) => ({
    type: 'said',
    attrs: said(ids, start, end, speaker),
  })
  return {
    headline: 'Watch: Han Do-yun And Yoon Se-ra Talk About Filming “The Letterbox in the Rain”',
    standfirst: 'A rain machine, two takes and a high-five.',
    byline: 'Mina Ko',
    tags: ['making-of'],
    spoiler: { season: 1, episode: 6 },
    personIds: [ids.doyun, ids.sera],
    episodeIds: [ids.sixth],
    body: {
      type: 'doc',
      content: [
        paragraph(
          text('Han Do-yun', person(ids.doyun, 'Seo Jin-woo')),
          text(', who plays the postman Seo Jin-woo, holds out the letter to '),
          text('Yoon Se-ra', person(ids.sera, 'Oh Ha-na')),
          text('.'),
        ),
        paragraph(
          text('Han asks: '),
          text('“Director, shall we try it with the umbrella first?”', quote(25, 29, ids.doyun)),
        ),
        {
          type: 'quote',
          attrs: said(ids, 60, 73, ids.sera),
          content: [
            text(
              'Honestly, Hana must have waited for those words for a long time. Even if she did not know that she was waiting.',
            ),
          ],
        },
        paragraph(
          text('“You could say that I chose this drama to say that line,”', quote(86, 93, ids.doyun)),
          text(' Han Do-yun says.'),
        ),
        paragraph(text('“The Letterbox in the Rain” airs every Saturday and Sunday at 10:30 p.m. KST.')),
        { type: 'airing', attrs: { drama: ids.dramaId } },
        { type: 'offer', attrs: { drama: ids.dramaId, person: null } },
      ],
    },
  }
}
