import { pick } from '#site/language/words.ts'
import type { PageServerLoad } from './$types'

const A_PAGE = 40
const STATES = ['new', 'finding', 'found', 'failed'] as const

export const load: PageServerLoad = async ({ locals, url, depends }) => {
  depends('desk:makings')
  const { site, deskLanguage } = locals
  const at = Math.max(1, Math.floor(Number(url.searchParams.get('page'))) || 1)
  const state = STATES.find((each) => each === url.searchParams.get('state'))
  const dramaId = /^[\da-f-]{36}$/.exec(url.searchParams.get('drama') ?? '')?.[0]
  const text = url.searchParams.get('q') ?? ''
  const [makings, dramas] = await Promise.all([
    site.library.makings.list({
      limit: A_PAGE + 1,
      offset: (at - 1) * A_PAGE,
      ...(state && { state }),
      ...(dramaId !== undefined && { dramaId }),
      ...(text !== '' && { text }),
    }),
    site.library.dramas.list({ limit: 500 }),
  ])
  return {
    at,
    text,
    state: state ?? '',
    dramaId: dramaId ?? '',
    more: makings.length > A_PAGE,
    dramas: dramas.map(({ id, titles }) => [id, pick(titles, deskLanguage).text] as const),
    makings: makings.slice(0, A_PAGE).map((making) => ({
      id: making.id,
      videoId: making.videoId,
      title: pick(making.titles, deskLanguage),
      drama: making.drama && { id: making.drama.id, title: pick(making.drama.titles, deskLanguage).text },
      state: making.state,
      progress: making.progress,
      problem: making.problem,
      visibility: making.visibility,
      video: {
        state: making.video.state,
        progress: making.video.progress,
        problem: making.video.problem,
        seconds: making.video.durationSeconds,
      },
      poster: making.video.posterKey === null ? undefined : site.pictureUrl(making.video.posterKey),
      decisions: making.decisions,
      stories: making.stories,
    })),
  }
}
