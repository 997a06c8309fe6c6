import { createHash } from 'node:crypto'

/** Comments that Svelte leaves for a client framework, which public pages have none of: '<!--[-->', '<!--]-->', '<!---->'. */
const OPEN = '<!--'
const CLOSE = '-->'
const MARK = /^(?:\[!?-?\d*|\]|)$/
/** A mark's own words are this long at most: '[-1'. Longer comments are someone's. */
const LONGEST_MARK = 12

/**
 * HTML without those marks. In one walk: a page has hundreds of them, and a regular expression over all of it took a
 * tenth of the time of making it.
 */
export function withoutMarks(html: string): string {
  let kept = ''
  let from = 0
  for (let at = html.indexOf(OPEN); at !== -1; at = html.indexOf(OPEN, at + OPEN.length)) {
    const end = html.indexOf(CLOSE, at + OPEN.length)
    if (end === -1) break
    const length = end - at - OPEN.length
    if (length > LONGEST_MARK || !MARK.test(html.slice(at + OPEN.length, end))) continue
    kept += html.slice(from, at)
    from = end + CLOSE.length
  }
  return kept + html.slice(from)
}

/** Styles that already stand in the head; SvelteKit names them again for its client. */
const INLINED_STYLE = /<link href="[^"]*" rel="stylesheet" disabled media="\(max-width: 0\)">/g

/** What the template leaves open for each reader. */
const LANGUAGE = '%aftercut.language%'
const SCHEME = '%aftercut.scheme%'

export type Finish = {
  language: string
  scheme: string
  /** The page has a client framework: its marks stay. */ isLive: boolean
}

/** A page as it leaves, and the styles of its head as the content policy names them: 'sha256-…'. */
export function finishedPage(
  html: string,
  { language, scheme, isLive }: Finish,
): { html: string; styleHashes: string[] } {
  // Head and body apart: nearly all that is looked for stands in the head, and searching costs.
  const end = Math.max(0, html.indexOf('</head>'))
  const start = Math.min(end, html.indexOf('<head>'))
  const head = html.slice(0, start).replace(LANGUAGE, language).replace(SCHEME, scheme) + html.slice(start, end)
  const body = html.slice(end)
  const styles = styleHashes(head)
  if (isLive) return { html: head + body, styleHashes: styles }
  return { html: withoutMarks(head.replaceAll(INLINED_STYLE, '')) + withoutMarks(body), styleHashes: styles }
}

/** Each kind of page has one style, whose text never changes while the process runs. */
const known = new Map<string, string>()
const MOST_KNOWN = 200

/** Counted once for each text. */
function styleHashes(head: string): string[] {
  const hashes: string[] = []
  for (let at = head.indexOf('<style'); at !== -1; at = head.indexOf('<style', at)) {
    const start = head.indexOf('>', at) + 1
    at = head.indexOf('</style>', start)
    if (at === -1) break
    hashes.push(hashOf(head.slice(start, at)))
  }
  return hashes
}

function hashOf(style: string): string {
  let hash = known.get(style)
  if (hash === undefined) {
    hash = `sha256-${createHash('sha256').update(style).digest('base64')}`
    if (known.size < MOST_KNOWN) known.set(style, hash)
  }
  return hash
}
