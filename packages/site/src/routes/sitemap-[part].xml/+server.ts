import { error } from '@sveltejs/kit'
import { newsUrls, pageUrls, storyUrls, videoUrls } from '#site/feeds/sitemap.ts'
import { dependsOn, freshUntil } from '#site/frame/depends.ts'
import type { RequestHandler } from './$types'

const NAMESPACES = {
  '': 'http://www.sitemaps.org/schemas/sitemap/0.9',
  ':xhtml': 'http://www.w3.org/1999/xhtml',
  ':news': 'http://www.google.com/schemas/sitemap-news/0.9',
  ':video': 'http://www.google.com/schemas/sitemap-video/1.1',
}

export const GET: RequestHandler = async ({ locals, params }) => {
  dependsOn(locals, 'story', 'drama', 'person', 'making', 'ranking')
  const now = Date.now()
  freshUntil(locals, now + 300_000, now)
  const urls = await urlsOf(locals, params.part, now)
  if (urls === undefined) error(404, 'No such part.')
  const spaces = Object.entries(NAMESPACES).map(([prefix, address]) => ` xmlns${prefix}="${address}"`)
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset${spaces.join('')}>\n${urls.join('\n')}\n</urlset>\n`,
    {
      headers: { 'content-type': 'application/xml; charset=utf-8' },
    },
  )
}

function urlsOf(locals: App.Locals, part: string, now: number): Promise<string[] | undefined> {
  const stories = /^stories-(\d{1,4})$/.exec(part)
  if (stories !== null && Number(stories[1]) > 0) return storyUrls(locals, Number(stories[1]))
  if (part === 'pages') return pageUrls(locals)
  if (part === 'news') return newsUrls(locals, now)
  return part === 'videos' ? videoUrls(locals) : Promise.resolve(undefined)
}
