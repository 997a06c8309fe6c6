import { dependsOn } from '#site/frame/depends.ts'
import { STORIES_A_SITEMAP } from '#site/feeds/sitemap.ts'
import { xml } from '#site/feeds/xml.ts'
import type { RequestHandler } from './$types'

/** The index: stories in parts, then what else there is, the news of two days, and the videos. */
export const GET: RequestHandler = async ({ locals }) => {
  dependsOn(locals, 'story')
  const { total } = await locals.site.library.pages.archive({ limit: 1 })
  const parts = Array.from(
    { length: Math.max(1, Math.ceil(total / STORIES_A_SITEMAP)) },
    (_, index) => `stories-${index + 1}`,
  )
  const entries = [...parts, 'pages', 'news', 'videos'].map(
    (part) => `  <sitemap><loc>${xml(`${locals.origin}/sitemap-${part}.xml`)}</loc></sitemap>`,
  )
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</sitemapindex>\n`,
    {
      headers: { 'content-type': 'application/xml; charset=utf-8' },
    },
  )
}
