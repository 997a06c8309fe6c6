import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ locals }) => {
  const lines = [
    'User-agent: *',
    'Disallow: /desk',
    'Disallow: /*/react',
    'Disallow: /search',
    'Disallow: /settings',
    'Disallow: /ko/search',
    'Disallow: /ko/settings',
    '',
    `Sitemap: ${locals.origin}/sitemap.xml`,
    '',
  ]
  return new Response(lines.join('\n'), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  })
}
