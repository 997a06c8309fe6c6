import { error } from '@sveltejs/kit'
import { dependsOn } from '#site/frame/depends.ts'
import { isLanguage, pick } from '#site/language/index.ts'
import { drawCard, type Card } from '#site/og/card.ts'
import type { RequestHandler } from './$types'

/** '/og/stories/SLUG.png', '/og/makings/SLUG.png'. */
export const GET: RequestHandler = async ({ params, locals }) => {
  const slug = /^(.+)\.png$/.exec(params.name)?.[1]
  const card =
    slug === undefined
      ? undefined
      : params.kind === 'stories'
        ? await storyCard(locals, slug)
        : params.kind === 'makings'
          ? await makingCard(locals, slug)
          : undefined
  if (card === undefined) error(404, 'No such picture.')
  const png = await drawCard(card)
  return new Response(Uint8Array.from(png), {
    headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=300, stale-while-revalidate=3600' },
  })
}

async function storyCard(locals: App.Locals, slug: string): Promise<Card | undefined> {
  dependsOn(locals, 'story', 'drama')
  const page = await locals.site.library.pages.story(slug)
  if (page?.content === undefined) return undefined
  const { headline, teaser, picture, spoiler } = page.content
  const language = isLanguage(page.language) ? page.language : 'en'
  const mayShow = picture?.key !== undefined && (picture.rights === 'own' || picture.rights === 'licensed')
  return {
    kicker: page.facts === null ? '' : pick(page.facts.drama.titles, language).text,
    // What is shared is seen by people who have not asked: the teaser, where there is one.
    title: spoiler !== null && teaser !== undefined ? teaser : headline,
    foot: locals.settings.name,
    still: mayShow && picture.key !== undefined ? await bytesOf(locals, picture.key) : undefined,
  }
}

async function makingCard(locals: App.Locals, slug: string): Promise<Card | undefined> {
  dependsOn(locals, 'making', 'video', 'drama')
  const page = await locals.site.library.pages.making(slug)
  if (page === undefined) return undefined
  const held = page.video.rights === 'own' || page.video.rights === 'licensed'
  return {
    kicker: page.drama === null ? '' : pick(page.drama.titles, 'en').text,
    title: pick(page.making.titles, 'en').text,
    foot: locals.settings.name,
    still: held && page.video.posterKey !== null ? await bytesOf(locals, page.video.posterKey) : undefined,
  }
}

async function bytesOf({ site }: App.Locals, key: string): Promise<Uint8Array | undefined> {
  const source = await site.picture(key)
  if (source === undefined || source.size === 0) return undefined
  const chunks: Buffer[] = []
  for await (const chunk of await source.open({ start: 0, end: source.size - 1 })) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
