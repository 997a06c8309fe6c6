import type { BodyNode } from '../gate/index.ts'
import {
  airingWords,
  blocksOf,
  clock,
  creditLine,
  embedUrl,
  escapeHtml,
  linkUrl,
  personUrl,
  playUrl,
  speakerOf,
  storyUrl,
  textOf,
  type Sheet,
} from './sheet.ts'

/** How a system that takes the story wants a frame to stand in its text. */
export type Frames = (frame: string) => string

/** The story's body as HTML that needs neither styles nor scripts: every quotation links to its second. */
export function storyHtml(sheet: Sheet, frames: Frames = (frame) => frame): string {
  const blocks = blocksOf(sheet).map((block) => blockHtml(block, sheet, frames))
  const embed = embedUrl(sheet)
  const frame = embed === undefined ? [] : [frames(frameHtml(embed, sheet))]
  const said = new Set(blocksOf(sheet).map(({ type }) => type))
  const credit = said.has('credits') ? undefined : creditLine(sheet)
  return [
    ...(said.has('video') ? [] : frame),
    ...blocks,
    ...(credit === undefined ? [] : [`<p><small>${escapeHtml(credit)}</small></p>`]),
  ]
    .filter((line) => line !== '')
    .join('\n')
}

/** A whole document, for a file. */
export function storyDocument(sheet: Sheet): string {
  const { content, language, firstPublishedAt } = sheet.page
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(content.headline)}</title>
<meta name="description" content="${escapeHtml(content.standfirst)}">
<link rel="canonical" href="${escapeHtml(storyUrl(sheet))}">
</head>
<body>
<article>
<h1>${escapeHtml(content.headline)}</h1>
<p><strong>${escapeHtml(content.standfirst)}</strong></p>
<p>${escapeHtml(content.byline)}, <time datetime="${firstPublishedAt.toISOString()}">${firstPublishedAt.toISOString().slice(0, 10)}</time></p>
${storyHtml(sheet)}
</article>
</body>
</html>
`
}

function frameHtml(src: string, { page }: Sheet): string {
  const title = page.making?.making.titles[page.language] ?? page.content.headline
  return `<iframe src="${escapeHtml(src)}" title="${escapeHtml(title)}" width="640" height="360" loading="lazy" allowfullscreen></iframe>`
}

function blockHtml(node: BodyNode, sheet: Sheet, frames: Frames): string {
  const inside = (node.content ?? []).map((child) => inlineHtml(child, sheet)).join('')
  const { start, end, language, speaker, kind } = node.attrs ?? {}
  const play = typeof start === 'number' && typeof end === 'number' ? playUrl(sheet, start, end) : undefined
  const at = play === undefined ? '' : `<a href="${escapeHtml(play)}">▶ ${clock(Number(start))}</a>`
  switch (node.type) {
    case 'paragraph':
      return inside === '' ? '' : `<p>${inside}</p>`
    case 'heading':
      return node.attrs?.['level'] === 3 ? `<h3>${inside}</h3>` : `<h2>${inside}</h2>`
    case 'quote': {
      const who = speakerOf(sheet, speaker)
      const foreign =
        typeof language === 'string' && language !== sheet.page.language ? ` lang="${escapeHtml(language)}"` : ''
      const foot = [who === undefined ? '' : escapeHtml(who), at].filter((part) => part !== '').join(' ')
      return `<blockquote${foreign}${play === undefined ? '' : ` cite="${escapeHtml(play)}"`}><p>${inside}</p>${foot === '' ? '' : `<footer>${foot}</footer>`}</blockquote>`
    }
    case 'moment':
      return `<p data-moment="${escapeHtml(textOf(kind))}">${at}${at === '' ? '' : ' '}${inside}</p>`
    case 'bullet_list':
      return `<ul>${(node.content ?? []).map((item) => `<li>${(item.content ?? []).map((line) => (line.content ?? []).map((child) => inlineHtml(child, sheet)).join('')).join('<br>')}</li>`).join('')}</ul>`
    case 'airing': {
      const words = airingWords(sheet)
      return words === undefined ? '' : `<p>${escapeHtml(words)}</p>`
    }
    case 'offer': {
      const offers = sheet.page.facts?.offers ?? []
      const items = offers.map(({ provider, url }) => {
        const href = linkUrl(sheet, url)
        return `<li>${href === undefined ? escapeHtml(provider) : `<a href="${escapeHtml(href)}">${escapeHtml(provider)}</a>`}</li>`
      })
      return items.length === 0 ? '' : `<ul>${items.join('')}</ul>`
    }
    case 'related': {
      const story = sheet.page.related.find(({ id }) => id === node.attrs?.['story'])
      return story
        ? `<p><a href="${escapeHtml(`${sheet.origin}/stories/${story.slug}`)}">${escapeHtml(story.headline)}</a></p>`
        : ''
    }
    case 'picture': {
      const { url, alt, credit } = node.attrs ?? {}
      const src = linkUrl(sheet, url)
      // A still of our store has no address of its own elsewhere: the page shows it.
      if (src === undefined) return ''
      return `<figure><img src="${escapeHtml(src)}" alt="${escapeHtml(textOf(alt))}">${typeof credit === 'string' && credit !== '' ? `<figcaption>${escapeHtml(credit)}</figcaption>` : ''}</figure>`
    }
    case 'video': {
      const embed = embedUrl(sheet)
      return embed === undefined ? '' : frames(frameHtml(embed, sheet))
    }
    case 'credits':
      return `<p><small>${inside}</small></p>`
    default:
      return inside === '' ? '' : `<p>${inside}</p>`
  }
}

function inlineHtml(node: BodyNode, sheet: Sheet): string {
  if (node.type === 'hard_break') return '<br>'
  let html = escapeHtml(node.text ?? '')
  for (const { type } of node.marks ?? []) {
    if (type === 'strong' || type === 'em') html = `<${type}>${html}</${type}>`
    else if (type === 'title') html = `<cite>${html}</cite>`
  }
  const link = node.marks?.find(({ type }) => type === 'link')
  const person = node.marks?.find(({ type }) => type === 'person')
  const said = node.marks?.find(({ type }) => type === 'said')
  const { start, end } = said?.attrs ?? {}
  const href =
    linkUrl(sheet, link?.attrs?.['href']) ??
    (person ? personUrl(sheet, person.attrs?.['person']) : undefined) ??
    (typeof start === 'number' && typeof end === 'number' ? playUrl(sheet, start, end) : undefined)
  return href === undefined ? html : `<a href="${escapeHtml(href)}">${html}</a>`
}
