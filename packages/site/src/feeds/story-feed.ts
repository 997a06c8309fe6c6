import { error } from '@sveltejs/kit'
import type { ArchiveFilter } from '@aftercut/library/pages'
import { dependsOn } from '../frame/depends.ts'
import { localPath } from '../language/index.ts'
import { FEED_FORMATS } from './formats.ts'

const STORIES_A_FEED = 50

type Subject = { title: string; path: string; filter: ArchiveFilter }

/** A feed of stories in the page's language. `path` is the page that the feed follows, without its language. */
export async function storyFeed(
  locals: App.Locals,
  format: string,
  { title, path, filter }: Subject,
): Promise<Response> {
  if (!Object.hasOwn(FEED_FORMATS, format)) error(404, 'There are feeds as atom, rss and json.')
  const { type, write } = FEED_FORMATS[format as keyof typeof FEED_FORMATS]
  const { site, language, origin, words, settings } = locals
  dependsOn(locals, 'story', 'drama')
  const { stories } = await site.library.pages.archive({ ...filter, language, limit: STORIES_A_FEED })
  const url = `${origin}${encodeURI(localPath(path, language))}`
  const feedPath = `${path === '/' ? '' : path}/feed.${format}`
  const text = write({
    title,
    description: words('site.description'),
    url,
    feedUrl: `${origin}${encodeURI(localPath(feedPath, language))}`,
    language,
    updatedAt: stories[0]?.publishedAt ?? new Date(0),
    items: stories.map((story) => {
      // What would give too much away in a list of headlines says so in a feed reader too.
      const teaser = story.spoiler === null ? null : story.teaser
      return {
        id: `urn:uuid:${story.id}`,
        url: `${origin}${encodeURI(localPath(`/stories/${story.slug}`, language))}`,
        title: teaser ?? story.headline,
        summary: teaser === null ? story.standfirst : words('spoiler.level', { episode: story.spoiler?.episode ?? '' }),
        language: story.language,
        author: story.byline === '' ? settings.name : story.byline,
        publishedAt: story.firstPublishedAt,
        updatedAt: story.publishedAt,
        tags: story.tags,
      }
    }),
  })
  return new Response(text, {
    headers: { 'content-type': `${type}; charset=utf-8`, 'access-control-allow-origin': '*' },
  })
}
