import type { MakingReel } from '../reel/index.ts'

/** The files' names without their endings, as archives name them. */
export const NAMES = {
  making: 'Open.When.It.Rains.S01E02-behindthescenes',
  episodes: { E01: 'Open.When.It.Rains.S01E01', E02: 'Open.When.It.Rains.S01E02' },
} as const

/** What the channel says about its making-of, in the shape in which yt-dlp leaves it beside a video. */
export function infoOf(film: MakingReel) {
  const chapters = [
    ['두 가지 고백', 0],
    ['며칠 후, 종점에서', film.segments.findIndex((s) => s.kind === 'card' && s.start > 10)],
    ['인터뷰', film.segments.findIndex((s) => s.kind === 'interview')],
  ] as const
  const starts = chapters.map(([title, segment]) => ({ title, start: film.segments[segment]?.start ?? 0 }))
  return {
    id: 'cheoma-rain-02',
    title: '[메이킹] 두 가지 고백, 그리고 끝나지 않은 포옹 | 비가 오면 엽니다 2화 비하인드',
    fulltitle: '[메이킹] 두 가지 고백, 그리고 끝나지 않은 포옹 | 비가 오면 엽니다 2화 비하인드',
    description:
      '빗속의 고백 장면을 두 가지로! 컷 소리가 나도 아이를 놓지 못한 도율, 그리고 로봇이 된 나루.\n매주 수·목 밤 10시, 처마TV',
    channel: '처마TV',
    channel_id: 'cheoma-tv',
    uploader: '처마TV',
    upload_date: '20210930',
    duration: Math.round(film.seconds),
    language: 'ko',
    license: 'Creative Commons Attribution licence (CC BY 4.0)',
    series: '비가 오면 엽니다',
    season_number: 1,
    episode_number: 2,
    tags: ['비가오면엽니다', '메이킹', '표나루', '차도율', '방하람'],
    chapters: starts.map(({ title, start }, n) => ({
      title,
      start_time: Math.round(start * 100) / 100,
      end_time: Math.round((starts[n + 1]?.start ?? film.seconds) * 100) / 100,
    })),
    extractor: 'sample',
    webpage_url: 'https://example.org/cheoma-tv/rain-02',
  }
}
