import { decodeEntity } from './entities.ts'
import { MARKUP_QUOTE, ProseWriter, type Prose } from './prose-writer.ts'

const HIDDEN = new Set(
  'script style template noscript head svg math iframe object textarea select code pre kbd samp del s strike rp rt'.split(
    ' ',
  ),
)
const BLOCKS = new Set(
  (
    'address article aside blockquote body dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr html li main nav ol p section table td th tr ul caption summary details'
  ).split(' '),
)
/** What a reader does not see, whatever the element. */
const UNSEEN =
  /(?:^|\s)hidden(?=[\s=/]|$)(?!\s*=\s*["']?until-found)|style\s*=\s*["'][^"']*(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu
/** A reference to a note: "<sup>1</sup>", "<sup><a href="#n1">[1]</a></sup>". */
const NOTE = /^\s*(?:<a\b[^>]*>\s*)?[[(]?(?:\d{1,3}|[a-z]|[*†‡§])[\])]?\s*(?:<\/a>\s*)?<\/sup\s*>/iu
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
const CREDITS = new Set(['cite', 'footer'])
/** Block quotations that hold somebody's post, not the words of a making-of. */
const EMBED = /class\s*=\s*["'][^"']*(?:twitter|instagram|tiktok|bluesky|reddit|embed)/iu
/** A tag, a comment or a declaration. No backtracking beyond one attribute. */
const TAG = /<!--|<[!?][^>]*>|<\/?([a-z][a-z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/iy

/** The text of an HTML page or fragment, as a browser would show it. */
export function htmlProse(source: string): Prose {
  const writer = new ProseWriter(source.length)
  const reader = new TagReader(writer)
  for (let at = 0; at < source.length;) {
    const unit = source.charAt(at)
    if (unit === '<') {
      const next = reader.read(source, at)
      if (next > at) {
        at = next
        continue
      }
    }
    if (unit === '&') {
      const entity = decodeEntity(source, at)
      if (entity) {
        writer.put(entity.text, at)
        at += entity.length
        continue
      }
    }
    writer.put(unit, at)
    at++
  }
  return writer.finish()
}

/** Reads tags where they stand in a source: leaves out what is hidden, and parts paragraphs at blocks. */
export class TagReader {
  readonly #writer: ProseWriter
  #embeds: boolean[] = []
  /** How long the prose was when the last block quotation ended. */
  #quotedTo = -1

  constructor(writer: ProseWriter) {
    this.#writer = writer
  }

  /** The place after the tag (and after what it hides) at `at`, or `at` where there is none. */
  read(source: string, at: number): number {
    TAG.lastIndex = at
    const match = TAG.exec(source)
    if (!match) return at
    if (match[0] === '<!--') {
      const end = source.indexOf('-->', at)
      return end < 0 ? source.length : end + 3
    }
    const name = (match[1] ?? '').toLowerCase()
    const end = at + match[0].length
    if (name === '') return end
    const closing = match[0].startsWith('</')
    if (!closing && !VOID.has(name) && UNSEEN.test(match[2] ?? '')) return skipElement(source, end, name)
    if (name === 'sup' && !closing) {
      const note = NOTE.exec(source.slice(end, end + 200))
      if (note) return end + note[0].length
    }
    if (name === 'q') this.#writer.put(closing ? MARKUP_QUOTE.close : MARKUP_QUOTE.open, at)
    if (name === 'blockquote') {
      if (closing) {
        if (this.#embeds.pop() === false) this.#writer.closeQuoted()
        this.#quotedTo = this.#writer.length
      } else if (EMBED.test(match[2] ?? '')) return skip(source, end, name)
      else {
        this.#embeds.push(false)
        this.#writer.openQuoted()
      }
    }
    const credits = this.#embeds.length > 0 || this.#quotedTo === this.#writer.length
    if (name === 'figcaption' ? this.#quotedTo === this.#writer.length : CREDITS.has(name) && credits) {
      // Who is quoted stands in a paragraph of its own, after a dash, whatever the page's style adds.
      this.#writer.paragraph()
      if (!closing) this.#writer.put('— ', at)
    }
    if (name === 'br') {
      // One line break is a line of verse or of an address; two make a paragraph.
      if (/^\s*<br\b/iu.test(source.slice(end, end + 40))) this.#writer.paragraph()
      else this.#writer.put(' ', at)
    }
    if (BLOCKS.has(name)) this.#writer.paragraph()
    if (!closing && HIDDEN.has(name) && !match[0].endsWith('/>')) {
      if (name === 'code' || name === 'kbd' || name === 'samp') this.#writer.put('\ufffc', at)
      return skip(source, end, name)
    }
    return end
  }
}

function skip(source: string, from: number, name: string): number {
  const close = new RegExp(`</${name}\\s*>`, 'giu')
  close.lastIndex = from
  const match = close.exec(source)
  return match ? match.index + match[0].length : source.length
}

/** Skips an element with those of its name inside it. */
function skipElement(source: string, from: number, name: string): number {
  const tag = new RegExp(`<(/?)${name}(?![a-z0-9-])(?:[^<>"']|"[^"]*"|'[^']*')*>`, 'giu')
  tag.lastIndex = from
  let depth = 1
  for (let match = tag.exec(source); match; match = tag.exec(source)) {
    depth += match[1] === '/' ? -1 : 1
    if (depth === 0) return match.index + match[0].length
  }
  return source.length
}
