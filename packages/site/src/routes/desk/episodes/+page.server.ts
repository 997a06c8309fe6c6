import { basename } from 'node:path'
import { pick } from '#site/language/words.ts'
import type { PageServerLoad } from './$types'

const A_PAGE = 60
const STATES = ['new', 'reading', 'ready', 'failed', 'missing'] as const

export const load: PageServerLoad = async ({ locals, url, depends }) => {
  depends('desk:episodes')
  const { site, deskLanguage } = locals
  const at = Math.max(1, Math.floor(Number(url.searchParams.get('page'))) || 1)
  const state = STATES.find((each) => each === url.searchParams.get('state'))
  const text = url.searchParams.get('q') ?? ''
  const videos = await site.library.videos.episodes({
    limit: A_PAGE + 1,
    offset: (at - 1) * A_PAGE,
    ...(state && { state }),
    ...(text !== '' && { text }),
  })
  return {
    at,
    text,
    state: state ?? '',
    more: videos.length > A_PAGE,
    episodes: videos.slice(0, A_PAGE).map((video) => ({
      id: video.id,
      drama: video.drama && { id: video.drama.id, title: pick(video.drama.titles, deskLanguage).text },
      season: video.season,
      number: video.number,
      // Where it lies on the server is the house's own affair.
      file: basename(video.file ?? video.storeKey ?? ''),
      state: video.state,
      progress: video.progress,
      problem: video.problem,
      rights: video.rights,
      seconds: video.durationSeconds,
    })),
  }
}
