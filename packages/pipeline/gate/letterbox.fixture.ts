import type { Library } from '@aftercut/library/opening'
import type { StoryContent } from '@aftercut/library/schema'
import { EPISODE, REPORT, track } from './letterbox-making.fixture.ts'
import type { Node } from './story-parts.ts'

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
