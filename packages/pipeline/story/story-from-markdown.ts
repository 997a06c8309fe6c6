import { createVerifier, findQuotations, type VerifiedQuote } from '@aftercut/engine/quotes'
import type { CaptionTrack } from '@aftercut/engine/captions'
import type { CastMember } from '@aftercut/engine/names'
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { Paragraph, PhrasingContent, RootContent } from 'mdast'

/** ProseMirror's JSON, as the site's story schema allows it. */
export type BodyNode = {
  type: string
  text?: string
  attrs?: Record<string, unknown>
  marks?: BodyMark[]
  content?: BodyNode[]
}
type BodyMark = { type: string; attrs?: Record<string, unknown> }

export type StoryTies = {
  makingId: string
  dramaId: string
  /** The making's captions with the ids and hashes that the library gave them. */
  tracks: readonly (CaptionTrack & { id: string; hash: string })[]
  /** Everybody who may be named: in the language of the story, with the role played. */
  people: readonly { id: string; name: string; role: string }[]
  cast: readonly CastMember[]
  /** Titles of the drama: told from quotations. */
  titles: readonly string[]
}

/** A story that misquotes is not taken. `failures` says what is wrong with each quotation, and what comes nearest. */
export class MisquotedStory extends Error {
  override name = 'MisquotedStory'
  readonly failures: readonly VerifiedQuote[]

  constructor(failures: readonly VerifiedQuote[]) {
    const [first] = failures
    const nearest = first?.nearest === undefined ? '' : ` The captions say: “${first.nearest}”.`
    super(`Line ${first?.line}: “${first?.text}” is ${first?.verdict}.${nearest} Nothing is published that misquotes.`)
    this.failures = failures
  }
}

/** A stretch of the source, from `from` up to `to`, that bears a mark. */
type Marked = {
  from: number
  to: number
  mark: BodyMark
  /** Its first and last character fall away. */ bare?: boolean
}

/**
 * Makes a story of Markdown: its headline (#), its standfirst (the first paragraph), and a body in which every quotation
 * is bound to the cues that it stands in. A line that says when the drama airs, and one that points to the video below,
 * become the blocks that know it. Throws `MisquotedStory`.
 */
export function storyFromMarkdown(
  markdown: string,
  ties: StoryTies,
): { headline: string; standfirst: string; body: BodyNode & { content: BodyNode[] } } {
  const marked = [...quotationMarks(markdown, ties), ...personMarks(markdown, ties)]
  const blocks = fromMarkdown(markdown).children
  const first = blocks.find((block) => block.type === 'heading' && block.depth === 1)
  const [standfirst, ...rest] = blocks.filter((block) => block !== first)
  const content = rest.flatMap((block) => bodyBlock(block, marked, ties))
  return {
    headline: plainText(first),
    standfirst: plainText(standfirst),
    body: { type: 'doc', content },
  }
}

function quotationMarks(markdown: string, ties: StoryTies): Marked[] {
  const verifier = createVerifier(ties.tracks, { cast: ties.cast, titles: ties.titles })
  const verified = verifier.verifyStory({ text: markdown, format: 'markdown' }).quotes
  const failures = verified.filter(({ verdict }) => verdict !== 'verbatim' && verdict !== 'edited')
  if (failures.length > 0) throw new MisquotedStory(failures)
  const marked: Marked[] = []
  let next = 0
  for (const { from, to, parts, kind, text } of findQuotations(markdown, 'markdown', { titles: ties.titles })) {
    const quote = verified[next]
    const bound = quote?.text === text
    if (bound) next++
    if (!bound && kind === 'title') marked.push({ from, to, mark: { type: 'title' }, bare: true })
    if (!bound || !quote) continue
    let at = from
    for (const part of parts) {
      const start = markdown.indexOf(part, at)
      if (start < 0) continue
      at = start + part.length
      // With the marks around it: what is played is what stands in quotation marks.
      marked.push({ from: start - 1, to: at + 1, mark: { type: 'said', attrs: quoteAttrs(quote, ties) } })
    }
  }
  return marked
}

function quoteAttrs({ start, end, cues = [], language, layer, speaker }: VerifiedQuote, ties: StoryTies) {
  const track = ties.tracks[cues[0]?.captions ?? 0]
  const person = ties.people.find(({ name }) => speaker !== undefined && name.includes(speaker))
  return {
    making: ties.makingId,
    start,
    end,
    track: track?.id ?? null,
    cues: cues.map(({ cue }) => cue),
    hash: track?.hash ?? null,
    language: language ?? 'und',
    layer: layer ?? 'original',
    speaker: person?.id ?? null,
  }
}

/** The first time that somebody is named in the body, the name leads to them. */
function personMarks(markdown: string, { people }: StoryTies): Marked[] {
  const bodyStart = markdown.indexOf('\n\n', markdown.indexOf('\n\n') + 2)
  return people.flatMap(({ id, name, role }) => {
    const from = markdown.indexOf(name, Math.max(0, bodyStart))
    return from < 0 ? [] : [{ from, to: from + name.length, mark: { type: 'person', attrs: { person: id, role } } }]
  })
}

function bodyBlock(block: RootContent, marked: readonly Marked[], ties: StoryTies): BodyNode[] {
  if (block.type === 'heading')
    return [
      {
        type: 'heading',
        attrs: { level: block.depth > 2 ? 3 : 2 },
        content: [{ type: 'text', text: plainText(block) }],
      },
    ]
  if (block.type === 'list')
    return [
      {
        type: 'bullet_list',
        content: block.children.map((item) => ({
          type: 'list_item',
          content: item.children.flatMap((child) => bodyBlock(child, marked, ties)),
        })),
      },
    ]
  if (block.type !== 'paragraph') return []
  const words = plainText(block)
  if (
    /^“[^”]+” airs every [^!?]{1,100}\.$|^[^.]{1,80}(?:매주|방송된다)[^.]{0,60}\.$/u.test(words) &&
    words.length < 160
  )
    return [{ type: 'airing', attrs: { drama: ties.dramaId } }]
  if (/^(?:watch|see) the (?:full )?(?:making|video|clip|making-of)[^.!]*below[.!]?$/i.test(words))
    return [{ type: 'video', attrs: { making: ties.makingId } }]
  return [{ type: 'paragraph', content: inlineNodes(block, marked) }]
}

function inlineNodes(paragraph: Paragraph, marked: readonly Marked[]): BodyNode[] {
  return paragraph.children.flatMap((child) => inline(child, [], marked))
}

function inline(node: PhrasingContent, marks: BodyMark[], marked: readonly Marked[]): BodyNode[] {
  if (node.type === 'break') return [{ type: 'hard_break' }]
  if (node.type === 'emphasis' || node.type === 'strong') {
    const mark = { type: node.type === 'strong' ? 'strong' : 'em' }
    return node.children.flatMap((child) => inline(child, [...marks, mark], marked))
  }
  if (node.type === 'link') {
    const mark = { type: 'link', attrs: { href: node.url } }
    return node.children.flatMap((child) => inline(child, [...marks, mark], marked))
  }
  const text = 'value' in node ? node.value : ''
  const from = node.position?.start.offset ?? 0
  // Where the source is escaped, places in it are not places in the text: such a text stays whole.
  if ((node.position?.end.offset ?? 0) - from !== text.length) return text ? [textNode(text, marks)] : []
  return cut(text, from, marked).map(({ words, extra }) => textNode(words, [...marks, ...extra]))
}

/** Cuts a text at the ends of what is marked. */
function cut(text: string, from: number, marked: readonly Marked[]): { words: string; extra: BodyMark[] }[] {
  const to = from + text.length
  const here = marked.filter((one) => one.from < to && one.to > from)
  const edges = new Set([from, to, ...here.flatMap((one) => [one.from, one.to])])
  const ordered = [...edges].filter((edge) => edge >= from && edge <= to).toSorted((a, b) => a - b)
  return ordered.slice(1).flatMap((end, index) => {
    const start = ordered[index] ?? from
    const over = here.filter((one) => one.from <= start && one.to >= end)
    const quote = over.find(({ mark }) => mark.type === 'said')
    const bare = over.some((one) => one.bare === true)
    const words = text.slice(start - from, end - from)
    return [
      {
        words: bare ? words.replace(/^[“"'‘《]|[”"'’》]$/gu, '') : words,
        extra: (quote ? [quote] : over).map(({ mark }) => mark),
      },
    ]
  })
}

function textNode(text: string, marks: BodyMark[]): BodyNode {
  return { type: 'text', text, ...(marks.length > 0 && { marks }) }
}

function plainText(node: unknown): string {
  const { value, children = [] } = (node ?? {}) as { value?: string; children?: unknown[] }
  return value ?? children.map(plainText).join('')
}
