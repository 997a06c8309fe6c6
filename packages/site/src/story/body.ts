/**
 * A story's body as ProseMirror writes it in JSON: the shape that `schema.ts` allows, read by the pages without any
 * editor. Blocks and marks know what they are: a quote its span, a person who it is.
 */
export type Node = {
  type: string
  attrs?: { [name: string]: unknown }
  content?: Node[]
  marks?: Mark[]
  text?: string
}
export type Mark = { type: string; attrs?: { [name: string]: unknown } }

/** Where words stand: in a making-of's caption track, from second to second. */
export type QuoteAttrs = {
  making: string
  start: number
  end: number
  /** The caption track's id and the numbers of its cues, and the hash of the track when the words were checked. */
  track: string | null
  cues: number[]
  hash: string | null
  language: string
  layer: 'original' | 'translation'
  speaker: string | null
}

export type MomentAttrs = { making: string; start: number; end: number; kind: string }
export type PersonAttrs = { person: string; role: string | null }
export type PictureAttrs = {
  key: string | null
  url: string | null
  alt: string
  credit: string | null
  width: number | null
  height: number | null
}

/** Reads a quote's attributes; undefined where they are not whole. */
export function quoteAttrs(attrs: Node['attrs']): QuoteAttrs | undefined {
  if (attrs === undefined) return undefined
  const { making, start, end, language, layer, speaker, track, cues, hash } = attrs
  if (typeof making !== 'string' || typeof start !== 'number' || typeof end !== 'number') return undefined
  return {
    making,
    start,
    end,
    language: typeof language === 'string' ? language : 'und',
    layer: layer === 'translation' ? 'translation' : 'original',
    speaker: typeof speaker === 'string' ? speaker : null,
    track: typeof track === 'string' ? track : null,
    cues: Array.isArray(cues) ? cues.filter((cue) => typeof cue === 'number') : [],
    hash: typeof hash === 'string' ? hash : null,
  }
}

/** Reads a moment's attributes; undefined where they are not whole. */
export function momentAttrs(attrs: Node['attrs']): MomentAttrs | undefined {
  if (attrs === undefined) return undefined
  const { making, start, end, kind } = attrs
  if (typeof making !== 'string' || typeof start !== 'number' || typeof end !== 'number') return undefined
  return { making, start, end, kind: typeof kind === 'string' ? kind : 'moment' }
}

/** All words of a node, as they are read. */
export function plainText(node: Node): string {
  if (node.text !== undefined) return node.text
  const parts = (node.content ?? []).map(plainText)
  return parts.join(BLOCKS.has(node.type) ? '' : ' ').trim()
}

/** Blocks that hold words and nothing else. */
const BLOCKS = new Set(['paragraph', 'heading', 'quote', 'moment'])

/** Every quote of a body, in order: blocks, and runs of marked words. */
export function quotesOf(body: Node): { text: string; attrs: QuoteAttrs }[] {
  const quotes: { text: string; attrs: QuoteAttrs }[] = []
  const visit = (node: Node): void => {
    const block = node.type === 'quote' ? quoteAttrs(node.attrs) : undefined
    if (block !== undefined) {
      quotes.push({ text: plainText(node), attrs: block })
      return
    }
    let run: { text: string; attrs: QuoteAttrs } | undefined
    for (const child of node.content ?? []) {
      const mark = quoteAttrs(child.marks?.find(({ type }) => type === 'said')?.attrs)
      if (mark === undefined) run = undefined
      else if (run !== undefined && run.attrs.start === mark.start && run.attrs.end === mark.end)
        run.text += child.text ?? ''
      else {
        run = { text: child.text ?? '', attrs: mark }
        quotes.push(run)
      }
      visit(child)
    }
  }
  visit(body)
  return quotes
}

/** Everybody whom a body names as a person or quotes, by id. */
export function peopleIn(body: Node): Set<string> {
  const people = new Set<string>()
  const visit = (node: Node): void => {
    for (const { type, attrs } of node.marks ?? [])
      if (type === 'person' && typeof attrs?.['person'] === 'string') people.add(attrs['person'])
    node.content?.forEach(visit)
  }
  visit(body)
  for (const { attrs } of quotesOf(body)) if (attrs.speaker !== null) people.add(attrs.speaker)
  return people
}

/** The instant of which words speak ("two weeks ago"), and whether they stand as written; undefined where there is none. */
export function whenAttrs(
  attrs: Node['attrs'],
): { at: string; atMs: number; isDay: boolean; frozen: boolean } | undefined {
  const at = attrs?.['at']
  if (typeof at !== 'string' || !/^\d{4}-\d{2}-\d{2}(T|$)/.test(at)) return undefined
  const isDay = at.length === 10
  // Ten in the morning of UTC lies in the same day nearly everywhere: from UTC-10 to UTC+13.
  const atMs = Date.parse(isDay ? `${at}T10:00:00Z` : at)
  return Number.isNaN(atMs) ? undefined : { at, atMs, isDay, frozen: attrs?.['frozen'] === true }
}

/** A web address that may stand in a link; undefined for scripts and whatever else is none. */
export function safeHref(href: unknown): string | undefined {
  if (typeof href !== 'string') return undefined
  if (/^(\/(?!\/)|#)/.test(href)) return href
  try {
    const { protocol } = new URL(href)
    return protocol === 'https:' || protocol === 'http:' || protocol === 'mailto:' ? href : undefined
  } catch {
    return undefined
  }
}
