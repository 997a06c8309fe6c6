import type { DramaCard, MakingCard, StoryCard as LibraryCard } from '@aftercut/library/pages'
import { pick, type Language } from '../language/index.ts'
import type { StoryTeaser } from '../parts/StoryCard.svelte'
import type { SiteContext } from '../../serve/site-context.ts'

/** What we may show a picture for: our own, or one that we have a licence for. */
const SHOWABLE: ReadonlySet<string> = new Set(['own', 'licensed'])

type AnyPicture = LibraryCard['picture']

/** `src` is for cards and small screens, `wide` for large ones. */
export type ShownPicture = { src: string; wide: string; alt: string; credit: string | undefined }

/** A picture's address and words, where it may be shown. */
export function showPicture(picture: AnyPicture, language: Language, site: SiteContext): ShownPicture | undefined {
  if (picture === null || !SHOWABLE.has(picture.rights) || picture.key === undefined) return undefined
  const { key } = picture
  return {
    src: site.pictureUrl(key, 640),
    wide: site.pictureUrl(key, 1280),
    alt: pick(picture.alt, language).text,
    credit: picture.credit,
  }
}

export function storyTeaser(card: LibraryCard, language: Language, site: SiteContext): StoryTeaser {
  return {
    slug: card.slug,
    headline: card.headline,
    standfirst: card.standfirst,
    teaser: card.teaser ?? undefined,
    language: card.language,
    publishedAt: card.firstPublishedAt.getTime(),
    drama: card.drama === null ? undefined : dramaName(card.drama, language),
    spoiler: card.spoiler,
    picture: showPicture(card.picture, language, site),
    feelings: [],
  }
}

export function dramaName(
  drama: { id: string; slug: string; titles: { [language: string]: string } },
  language: Language,
) {
  const { text, language: of } = pick(drama.titles, language)
  return { id: drama.id, slug: drama.slug, title: text, language: of }
}

export type DramaLine = ReturnType<typeof dramaLine>

export function dramaLine(card: DramaCard, language: Language, site: SiteContext) {
  const original = card.titles['ko']
  const name = dramaName(card, language)
  return {
    ...name,
    original: original !== undefined && original !== name.title ? original : undefined,
    network: card.network,
    status: card.status,
    picture: showPicture(card.picture, language, site),
  }
}

export type MakingLine = ReturnType<typeof makingLine>

export function makingLine(card: MakingCard, language: Language, site: SiteContext) {
  const { text, language: of } = pick(card.titles, language)
  return {
    slug: card.slug,
    title: text,
    language: of,
    durationSeconds: card.durationSeconds ?? undefined,
    poster: card.posterKey !== null && SHOWABLE.has(card.rights) ? site.pictureUrl(card.posterKey, 640) : undefined,
    publishedOn: card.publishedOn,
    drama: card.drama === null ? undefined : dramaName(card.drama, language),
    spoiler: card.spoiler,
  }
}
