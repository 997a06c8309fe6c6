import { isLanguage, LANGUAGES, localPath, pick } from '../language/index.ts'
import { xml } from './xml.ts'

/** The protocol allows 50,000; smaller parts are made in one query each. */
export const STORIES_A_SITEMAP = 5000
const TWO_DAYS_MS = 2 * 86_400_000

type Locals = Pick<App.Locals, 'site' | 'origin' | 'settings'>

const at = ({ origin }: Locals, path: string) => xml(`${origin}${encodeURI(path)}`)

export async function storyUrls(locals: Locals, part: number): Promise<string[]> {
  const { stories } = await locals.site.library.pages.archive({
    limit: STORIES_A_SITEMAP,
    offset: (part - 1) * STORIES_A_SITEMAP,
  })
  return stories.map((story) => {
    const path = localPath(`/stories/${story.slug}`, isLanguage(story.language) ? story.language : 'en')
    return `<url><loc>${at(locals, path)}</loc><lastmod>${story.publishedAt.toISOString()}</lastmod></url>`
  })
}

/** Dramas, people, makings, rankings and the standing pages, each in every language, told of each other. */
export async function pageUrls(locals: Locals): Promise<string[]> {
  const { library } = locals.site
  const [dramas, people, makings, rankings] = await Promise.all([
    library.dramas.list({ limit: 10_000 }),
    library.people.list({ limit: 10_000 }),
    library.pages.makings({ limit: 10_000 }),
    library.rankings.list(),
  ])
  const paths = [
    '/',
    '/stories',
    '/dramas',
    '/schedule',
    '/rankings',
    '/about',
    '/corrections',
    ...dramas.map(({ slug }) => `/dramas/${slug}`),
    ...people.map(({ slug }) => `/people/${slug}`),
    ...makings.map(({ slug }) => `/makings/${slug}`),
    ...rankings.map(({ slug }) => `/rankings/${slug}`),
  ]
  return paths.flatMap((path) => {
    const alternates = LANGUAGES.map(
      (language) =>
        `<xhtml:link rel="alternate" hreflang="${language}" href="${at(locals, localPath(path, language))}"/>`,
    ).join('')
    return LANGUAGES.map((language) => `<url><loc>${at(locals, localPath(path, language))}</loc>${alternates}</url>`)
  })
}

/** Google News wants the stories of two days, and no others. */
export async function newsUrls(locals: Locals, now: number): Promise<string[]> {
  const { stories } = await locals.site.library.pages.archive({ limit: 1000, from: new Date(now - TWO_DAYS_MS) })
  return stories.map((story) => {
    const path = localPath(`/stories/${story.slug}`, isLanguage(story.language) ? story.language : 'en')
    return `<url><loc>${at(locals, path)}</loc><news:news><news:publication><news:name>${xml(locals.settings.name)}</news:name><news:language>${xml(story.language)}</news:language></news:publication><news:publication_date>${story.firstPublishedAt.toISOString()}</news:publication_date><news:title>${xml(story.headline)}</news:title></news:news></url>`
  })
}

export async function videoUrls(locals: Locals): Promise<string[]> {
  const makings = await locals.site.library.pages.makings({ limit: 10_000 })
  return makings.map((making) => {
    const title = pick(making.titles, 'en').text
    const drama = making.drama === null ? '' : `${pick(making.drama.titles, 'en').text}: `
    const facts = [
      `<video:thumbnail_loc>${at(locals, `/og/makings/${making.slug}.png`)}</video:thumbnail_loc>`,
      `<video:title>${xml(title)}</video:title>`,
      `<video:description>${xml(`${drama}${title}`)}</video:description>`,
      `<video:player_loc>${at(locals, `/embed/makings/${making.slug}`)}</video:player_loc>`,
      ...(making.durationSeconds === null
        ? []
        : [`<video:duration>${Math.max(1, Math.round(making.durationSeconds))}</video:duration>`]),
      ...(making.publishedOn === null
        ? []
        : [`<video:publication_date>${making.publishedOn}</video:publication_date>`]),
    ]
    return `<url><loc>${at(locals, `/makings/${making.slug}`)}</loc><video:video>${facts.join('')}</video:video></url>`
  })
}
