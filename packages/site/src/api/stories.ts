import type { StoryCard } from '@aftercut/library/pages'
import { dependsOn } from '../frame/depends.ts'
import { isLanguage, localPath } from '../language/index.ts'
import { plainText, quotesOf, type Node } from '../story/body.ts'
import type { Ask, Operation } from './operation.ts'
import { address, instant, list, localized, number, object, oneOf, orNull, pageOf, spoiler, text } from './schema.ts'

const thing = object({ slug: text(), titles: localized })

export const storyLine = object({
  id: text(),
  slug: text(),
  url: address(),
  language: text(),
  headline: text(),
  teaser: orNull(text('To be shown in place of the headline to whoever is not as far.')),
  standfirst: text(),
  tags: list(text()),
  spoiler,
  drama: orNull(thing),
  publishedAt: instant(),
  updatedAt: instant(),
})

const story = object({
  id: text(),
  slug: text(),
  url: address(),
  language: text(),
  headline: text(),
  standfirst: text(),
  byline: text(),
  tags: list(text()),
  spoiler,
  drama: orNull(thing),
  making: orNull(thing),
  publishedAt: instant(),
  updatedAt: instant(),
  text: list(text()),
  quotes: list(
    object({
      text: text(),
      start: number('Seconds of the making-of.'),
      end: number(),
      language: text(),
      layer: oneOf('original', 'translation'),
      speaker: orNull(text()),
    }),
  ),
  corrections: list(object({ at: instant(), words: text() })),
  reactions: { type: 'object', additionalProperties: { type: 'integer' } },
  translations: list(object({ language: text(), slug: text() })),
})

export const storyUrl = ({ origin }: App.Locals, slug: string, language: string) =>
  `${origin}${encodeURI(localPath(`/stories/${slug}`, isLanguage(language) ? language : 'en'))}`

export function storyCardAnswer(card: StoryCard, locals: App.Locals) {
  return {
    id: card.id,
    slug: card.slug,
    url: storyUrl(locals, card.slug, card.language),
    language: card.language,
    headline: card.headline,
    teaser: card.teaser,
    standfirst: card.standfirst,
    tags: card.tags,
    spoiler: card.spoiler,
    drama: card.drama === null ? null : { slug: card.drama.slug, titles: card.drama.titles },
    publishedAt: card.firstPublishedAt.toISOString(),
    updatedAt: card.publishedAt.toISOString(),
  }
}

async function listStories({ locals, query, page, next }: Ask) {
  dependsOn(locals, 'story', 'drama')
  const { library } = locals.site
  const [language, tag, dramaSlug] = [query.get('language'), query.get('tag'), query.get('drama')]
  const drama = dramaSlug === null ? undefined : await library.dramas.bySlug(dramaSlug)
  if (dramaSlug !== null && drama === undefined) return undefined
  const found = await library.pages.archive({
    ...page,
    ...(language === null ? {} : { language }),
    ...(tag === null ? {} : { tag }),
    ...(drama === undefined ? {} : { dramaId: drama.id }),
  })
  return {
    items: found.stories.map((card) => storyCardAnswer(card, locals)),
    next: next(page.offset + found.stories.length < found.total),
  }
}

async function oneStory({ locals, path }: Ask) {
  dependsOn(locals, 'story', 'reaction')
  const page = await locals.site.library.pages.story(path('slug'))
  if (page?.content === undefined) return undefined
  const body = page.content.body as Node
  return {
    id: page.id,
    slug: page.slug,
    url: storyUrl(locals, page.slug, page.language),
    language: page.language,
    headline: page.content.headline,
    standfirst: page.content.standfirst,
    byline: page.content.byline,
    tags: page.content.tags,
    spoiler: page.content.spoiler,
    drama: page.facts === null ? null : { slug: page.facts.drama.slug, titles: page.facts.drama.titles },
    making: page.making === null ? null : { slug: page.making.making.slug, titles: page.making.making.titles },
    publishedAt: page.firstPublishedAt.toISOString(),
    updatedAt: page.publishedAt.toISOString(),
    text: (body.content ?? []).map(plainText).filter((line) => line !== ''),
    quotes: quotesOf(body).map(({ text: words, attrs }) => ({
      text: words,
      start: attrs.start,
      end: attrs.end,
      language: attrs.language,
      layer: attrs.layer,
      speaker: attrs.speaker,
    })),
    corrections: page.corrections.map(({ at, words }) => ({ at: at.toISOString(), words })),
    reactions: Object.fromEntries(page.reactions.map(({ feeling, count }) => [feeling, count])),
    translations: page.translations.map(({ language, slug }) => ({ language, slug })),
  }
}

export const storyOperations: readonly Operation[] = [
  {
    path: '/stories',
    id: 'listStories',
    summary: 'Published stories, newest first.',
    paged: true,
    parameters: [
      { name: 'language', description: 'Only stories in this language.', schema: text() },
      { name: 'tag', description: 'Only stories with this tag.', schema: text() },
      { name: 'drama', description: 'Only stories of the drama at this address.', schema: text() },
    ],
    answer: pageOf(storyLine),
    run: listStories,
  },
  {
    path: '/stories/{slug}',
    id: 'getStory',
    summary: 'A published story, with its quotes at their second.',
    answer: story,
    run: oneStory,
  },
]
