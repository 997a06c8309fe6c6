import type { StoryPage } from '@aftercut/library/pages'
import { durationText } from '../time/index.ts'
import { fragmentOf } from '../player/fragment.ts'
import type { StoryView } from '../data/story.ts'
import { localPath } from '../language/index.ts'

type Thing = { '@type': string; [property: string]: unknown }
type Where = Pick<App.Locals, 'origin' | 'language' | 'settings' | 'words'>

/** A story for machines: NewsArticle with its video, its chapters as clips, its place, its people and its drama. */
export function storyData(view: StoryView, story: StoryPage, { origin, language, settings, words }: Where): Thing[] {
  const at = (path: string) => `${origin}${localPath(path, language)}`
  const own = at(`/stories/${view.slug}`)
  const drama: Thing | undefined = view.drama && {
    '@type': 'TVSeries',
    name: view.drama.title,
    url: at(`/dramas/${view.drama.slug}`),
  }
  const article: Thing = {
    '@type': 'NewsArticle',
    '@id': own,
    mainEntityOfPage: own,
    url: own,
    headline: view.headline.slice(0, 110),
    description: view.standfirst,
    inLanguage: view.language,
    datePublished: new Date(view.firstPublishedAt).toISOString(),
    dateModified: new Date(view.publishedAt).toISOString(),
    author: [{ '@type': 'Person', name: view.byline }],
    publisher: {
      '@type': 'NewsMediaOrganization',
      name: settings.name,
      url: origin,
      correctionsPolicy: at('/corrections'),
    },
    isAccessibleForFree: true,
    keywords: view.tags,
    image: [`${origin}/og/stories/${view.slug}.png`],
    ...(drama ? { about: [drama] } : {}),
    mentions: view.cast.map(({ person }) => ({
      '@type': 'Person',
      name: person.name,
      url: at(`/people/${person.slug}`),
    })),
    ...(view.corrections.length > 0
      ? {
          correction: view.corrections.map(({ at: when, words }) => ({
            '@type': 'CorrectionComment',
            datePublished: new Date(when).toISOString(),
            text: words,
          })),
        }
      : {}),
    interactionStatistic: {
      '@type': 'InteractionCounter',
      interactionType: 'https://schema.org/LikeAction',
      userInteractionCount: Object.values(view.counts).reduce((sum, count) => sum + count, 0),
    },
  }
  const video = videoData(view, story, origin, own)
  return [{ ...article, ...(video ? { video } : {}) }, breadcrumbData(view, [settings.name, words('nav.stories')], at)]
}

function breadcrumbData(view: StoryView, [home, stories]: [string, string], at: (path: string) => string): Thing {
  const trail = [
    { name: home, item: at('/') },
    ...(view.drama
      ? [{ name: view.drama.title, item: at(`/dramas/${view.drama.slug}`) }]
      : [{ name: stories, item: at('/stories') }]),
    { name: view.headline, item: at(`/stories/${view.slug}`) },
  ]
  return {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(({ name, item }, index) => ({ '@type': 'ListItem', position: index + 1, name, item })),
  }
}

function videoData(view: StoryView, story: StoryPage, origin: string, own: string): Thing | undefined {
  const { playable } = view
  const { making } = story
  if (playable === undefined || making === null) return undefined
  const clips = view.moments.map(({ kind, lines, start, end }) => ({
    '@type': 'Clip',
    name: lines.map(({ text }) => text).join(' ') || kind,
    startOffset: Math.floor(start),
    endOffset: Math.ceil(end),
    url: `${own}#${fragmentOf({ start, end })}`,
  }))
  return {
    '@type': 'VideoObject',
    name: playable.title,
    description: view.standfirst,
    thumbnailUrl: [
      playable.poster === undefined ? `${origin}/og/stories/${view.slug}.png` : `${origin}${playable.poster}`,
    ],
    uploadDate:
      making.making.publishedOn === null
        ? new Date(view.firstPublishedAt).toISOString()
        : `${making.making.publishedOn}T00:00:00Z`,
    ...(playable.durationSeconds === undefined ? {} : { duration: durationText(playable.durationSeconds) }),
    ...(playable.file ? { contentUrl: `${origin}${playable.file.src}` } : {}),
    embedUrl: playable.file
      ? `${origin}/embed/makings/${playable.slug}`
      : (playable.embed?.playerUrl ?? `${origin}/embed/makings/${playable.slug}`),
    ...(clips.length > 0 ? { hasPart: clips } : {}),
  }
}
