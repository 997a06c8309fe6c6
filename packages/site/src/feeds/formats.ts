import { xml } from './xml.ts'

export type FeedItem = {
  url: string
  id: string
  title: string
  summary: string
  language: string
  author: string
  publishedAt: Date
  updatedAt: Date
  tags: string[]
}

export type Feed = {
  title: string
  description: string
  url: string
  feedUrl: string
  language: string
  updatedAt: Date
  items: FeedItem[]
}

export const FEED_FORMATS = {
  atom: { type: 'application/atom+xml', write: atom },
  rss: { type: 'application/rss+xml', write: rss },
  json: { type: 'application/feed+json', write: jsonFeed },
} as const

/** RFC 4287. */
function atom(feed: Feed): string {
  const entries = feed.items.map(
    (item) => `
  <entry xml:lang="${xml(item.language)}">
    <id>${xml(item.id)}</id>
    <title>${xml(item.title)}</title>
    <link rel="alternate" type="text/html" href="${xml(item.url)}"/>
    <published>${item.publishedAt.toISOString()}</published>
    <updated>${item.updatedAt.toISOString()}</updated>
    <author><name>${xml(item.author)}</name></author>${item.tags.map((tag) => `\n    <category term="${xml(tag)}"/>`).join('')}
    <summary>${xml(item.summary)}</summary>
  </entry>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(feed.language)}">
  <id>${xml(feed.feedUrl)}</id>
  <title>${xml(feed.title)}</title>
  <subtitle>${xml(feed.description)}</subtitle>
  <link rel="self" type="application/atom+xml" href="${xml(feed.feedUrl)}"/>
  <link rel="alternate" type="text/html" href="${xml(feed.url)}"/>
  <updated>${feed.updatedAt.toISOString()}</updated>${entries.join('')}
</feed>
`
}

/** RSS 2.0, with the author as Dublin Core, since RSS wants an address for mail there. */
function rss(feed: Feed): string {
  const items = feed.items.map(
    (item) => `
    <item>
      <title>${xml(item.title)}</title>
      <link>${xml(item.url)}</link>
      <guid isPermaLink="false">${xml(item.id)}</guid>
      <pubDate>${item.publishedAt.toUTCString()}</pubDate>
      <dc:creator>${xml(item.author)}</dc:creator>${item.tags.map((tag) => `\n      <category>${xml(tag)}</category>`).join('')}
      <description>${xml(item.summary)}</description>
    </item>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel>
    <title>${xml(feed.title)}</title>
    <link>${xml(feed.url)}</link>
    <description>${xml(feed.description)}</description>
    <language>${xml(feed.language)}</language>
    <lastBuildDate>${feed.updatedAt.toUTCString()}</lastBuildDate>
    <atom:link rel="self" type="application/rss+xml" href="${xml(feed.feedUrl)}"/>${items.join('')}
  </channel>
</rss>
`
}

/** JSON Feed 1.1. */
function jsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    home_page_url: feed.url,
    feed_url: feed.feedUrl,
    language: feed.language,
    items: feed.items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      summary: item.summary,
      content_text: item.summary,
      date_published: item.publishedAt.toISOString(),
      date_modified: item.updatedAt.toISOString(),
      authors: [{ name: item.author }],
      tags: item.tags,
      language: item.language,
    })),
  })
}
