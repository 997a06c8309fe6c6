import type { BodyNode } from '../gate/index.ts'
import {
  airingWords,
  blocksOf,
  clock,
  creditLine,
  linkUrl,
  personUrl,
  playUrl,
  speakerOf,
  storyUrl,
  textOf,
  type Sheet,
} from './sheet.ts'

/** The story as Markdown (CommonMark), with a head of facts (YAML). Every quotation links to its second. */
export function storyMarkdown(sheet: Sheet): string {
  const { content, language, firstPublishedAt, publishedAt } = sheet.page
  const head = {
    title: content.headline,
    description: content.standfirst,
    author: content.byline,
    language,
    date: firstPublishedAt.toISOString(),
    updated: publishedAt.toISOString(),
    canonical: storyUrl(sheet),
    tags: content.tags,
    ...(content.spoiler ? { spoiler: `S${content.spoiler.season}E${content.spoiler.episode}` } : {}),
  }
  const yaml = Object.entries(head).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  const blocks = blocksOf(sheet).map((block) => blockMarkdown(block, sheet))
  const credit = blocksOf(sheet).some(({ type }) => type === 'credits') ? undefined : creditLine(sheet)
  const parts = [
    `# ${escape(content.headline)}`,
    escape(content.standfirst),
    ...blocks,
    credit === undefined ? '' : escape(credit),
  ]
  return `---\n${yaml.join('\n')}\n---\n\n${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function blockMarkdown(node: BodyNode, sheet: Sheet): string {
  const inside = inline(node.content ?? [], sheet)
  const { start, end, speaker } = node.attrs ?? {}
  const url = typeof start === 'number' && typeof end === 'number' ? playUrl(sheet, start, end) : undefined
  const at = url === undefined ? '' : `[▶ ${clock(Number(start))}](${url})`
  switch (node.type) {
    case 'heading':
      return `${node.attrs?.['level'] === 3 ? '###' : '##'} ${inside}`
    case 'quote': {
      const foot = [speakerOf(sheet, speaker), at].filter((part) => part !== undefined && part !== '').join(' ')
      return `> ${inside}${foot === '' ? '' : `\n>\n> — ${foot}`}`
    }
    case 'moment':
      return `${at}${at === '' ? '' : ' '}${inside}`
    case 'bullet_list':
      return (node.content ?? [])
        .map((item) => `- ${(item.content ?? []).map((line) => inline(line.content ?? [], sheet)).join(' ')}`)
        .join('\n')
    case 'airing':
      return escape(airingWords(sheet) ?? '')
    case 'offer':
      return (sheet.page.facts?.offers ?? [])
        .map(({ provider, url: to }) => {
          const href = linkUrl(sheet, to)
          return href === undefined ? `- ${escape(provider)}` : `- [${escape(provider)}](${href})`
        })
        .join('\n')
    case 'picture': {
      const src = linkUrl(sheet, node.attrs?.['url'])
      return src === undefined ? '' : `![${escape(textOf(node.attrs?.['alt']))}](${src})`
    }
    case 'related': {
      const story = sheet.page.related.find(({ id }) => id === node.attrs?.['story'])
      return story ? `[${escape(story.headline)}](${sheet.origin}/stories/${encodeURIComponent(story.slug)})` : ''
    }
    case 'video':
      return storyUrl(sheet)
    default:
      return inside
  }
}

function inline(nodes: readonly BodyNode[], sheet: Sheet): string {
  return nodes
    .map((node) => {
      if (node.type === 'hard_break') return '\\\n'
      const marks = new Map((node.marks ?? []).map(({ type, attrs }) => [type, attrs ?? {}]))
      const text = escape(node.text ?? '')
      // Marks of emphasis hold to the words, not to the spaces around them.
      const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? []
      const sign = marks.has('strong') ? '**' : marks.has('em') || marks.has('title') ? '*' : ''
      const dressed = words === '' ? '' : `${sign}${words}${sign}`
      const { start, end } = marks.get('said') ?? {}
      const href =
        linkUrl(sheet, marks.get('link')?.['href']) ??
        (marks.has('person') ? personUrl(sheet, marks.get('person')?.['person']) : undefined) ??
        (typeof start === 'number' && typeof end === 'number' ? playUrl(sheet, start, end) : undefined)
      return href === undefined || dressed === ''
        ? text.replace(words, () => dressed)
        : `${before}[${dressed}](${href})${after}`
    })
    .join('')
}

/** Signs that Markdown would read, and HTML that a reader of Markdown would pass on. */
function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>]/gu, String.raw`\$&`).replace(/^(\s*)([#+-]|\d+\.)(?=\s)/u, String.raw`$1\$2`)
}
