import { partsOf } from '../gate/index.ts'
import { storyHtml } from './html.ts'
import { creditLine, embedUrl, personUrl, storyUrl, titleOf, type Sheet } from './sheet.ts'

/** The story as IPTC's ninjs 3.0 (News in JSON), with its video as an associated item. */
export function storyNinjs(sheet: Sheet): object {
  const { page, origin } = sheet
  const { content, language, firstPublishedAt, publishedAt, revision, facts, making } = page
  const text = partsOf(content)
    .words.filter(({ field }) => field === 'body')
    .map((words) => words.text)
    .join('\n\n')
  const html = storyHtml(sheet)
  const embed = embedUrl(sheet)
  const credit = creditLine(sheet)
  const drama = facts?.drama
  return {
    uri: storyUrl(sheet),
    standard: { name: 'ninjs', version: '3.0', schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json' },
    type: 'text',
    representationType: 'full',
    version: String(revision),
    firstCreated: firstPublishedAt.toISOString(),
    versionCreated: publishedAt.toISOString(),
    pubStatus: page.state === 'withdrawn' ? 'canceled' : 'usable',
    language,
    headlines: [{ role: 'main', value: content.headline }],
    descriptions: [{ role: 'summary', contentType: 'text/plain', value: content.standfirst }],
    bodies: [
      {
        role: 'main',
        contentType: 'text/html',
        charCount: text.length,
        wordCount: text.split(/\s+/u).filter(Boolean).length,
        value: html,
      },
      { role: 'plain', contentType: 'text/plain', value: text },
    ],
    by: content.byline,
    slugline: page.slug,
    people: page.people.map((person) => ({
      name: person.names[language] ?? person.names['en'] ?? Object.values(person.names)[0] ?? '',
      rel: 'subject',
      uri: personUrl(sheet, person.id) ?? `${origin}/people/${person.slug}`,
    })),
    subjects: content.tags.map((tag) => ({ name: tag, uri: `${origin}/tags/${encodeURIComponent(tag)}` })),
    ...(drama ? { objects: [{ name: titleOf(page), rel: 'subject', uri: `${origin}/dramas/${drama.slug}` }] } : {}),
    ...(credit === undefined ? {} : { usageTerms: credit }),
    ...(making?.source ? { infoSources: [{ name: making.source.name, role: 'video' }] } : {}),
    ...(page.corrections.length > 0
      ? { edNote: page.corrections.map(({ at, words }) => `${at.toISOString().slice(0, 10)}: ${words}`).join('\n') }
      : {}),
    ...(embed !== undefined && making
      ? {
          associations: [
            {
              name: 'video',
              uri: embed,
              type: 'video',
              headlines: [{ value: making.making.titles[language] ?? Object.values(making.making.titles)[0] ?? '' }],
              renditions: [
                {
                  name: 'embed',
                  href: embed,
                  contentType: 'text/html',
                  ...(making.video.durationSeconds === null ? {} : { duration: making.video.durationSeconds }),
                },
              ],
            },
          ],
        }
      : {}),
  }
}
