import { error, json } from '@sveltejs/kit'
import { dependsOn } from '#site/frame/depends.ts'
import { isLanguage, pick } from '#site/language/index.ts'
import type { RequestHandler } from './$types'

/** oEmbed 1.0, as JSON: our player for a making-of's or a story's address. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { site, origin } = locals
  const address = url.searchParams.get('url') ?? ''
  const format = url.searchParams.get('format') ?? 'json'
  if (format !== 'json') error(501, 'Only JSON.')
  const slug = await makingAt(locals, address)
  dependsOn(locals, 'making', 'story')
  const page = slug === undefined ? undefined : await site.library.pages.making(slug)
  if (page === undefined) error(404, 'Nothing to embed at this address.')
  const most = (name: string) => {
    const value = Number(url.searchParams.get(name))
    return Number.isFinite(value) && value >= 1 ? value : Number.POSITIVE_INFINITY
  }
  const [videoWidth, videoHeight] = [page.video.width ?? 1280, page.video.height ?? 720]
  const width = Math.floor(Math.min(640, most('maxwidth'), (most('maxheight') * videoWidth) / videoHeight))
  const height = Math.round((width * videoHeight) / videoWidth)
  const title = pick(page.making.titles, 'en').text
  const attribute = title.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  return json(
    {
      version: '1.0',
      type: 'video',
      title,
      provider_name: locals.settings.name,
      provider_url: origin,
      ...(page.source ? { author_name: page.source.name } : {}),
      width,
      height,
      html: `<iframe src="${origin}/embed/makings/${page.making.slug}" width="${width}" height="${height}" title="${attribute}" allowfullscreen></iframe>`,
      thumbnail_url: `${origin}/og/makings/${page.making.slug}.png`,
      thumbnail_width: 1200,
      thumbnail_height: 630,
    },
    { headers: { 'access-control-allow-origin': '*' } },
  )
}

/** The making-of that an address of ours is about. */
async function makingAt({ site, origin }: App.Locals, address: string): Promise<string | undefined> {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  if (url.origin !== origin) return undefined
  const [, language = '', kind, name = ''] = /^(?:\/([a-z-]+))?\/(makings|stories)\/([^/]+)$/.exec(url.pathname) ?? []
  const slug = decoded(name)
  if (slug === undefined || slug === '' || (language !== '' && !isLanguage(language))) return undefined
  if (kind === 'makings') return slug
  const story = await site.library.pages.story(slug)
  return story?.making?.making.slug
}

/** A part of an address as it was meant; undefined for one that is no text. */
function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}
