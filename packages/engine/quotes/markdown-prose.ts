import { decodeEntity } from './entities.ts'
import { TagReader } from './html-prose.ts'
import { ProseWriter, type Prose } from './prose-writer.ts'

const FENCE = /^ {0,3}(`{3,}|~{3,})/u
const QUOTE_MARK = /^ {0,3}> ?/u
const LIST_MARK = /^\s*(?:[-+*]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?/u
const DEFINITION = /^ {0,3}\[([^\]^][^\]]*)\]:\s*\S/u

/** The text of a Markdown story (CommonMark, with tables and footnotes): front matter, code and addresses left out. */
export function markdownProse(source: string): Prose {
  const writer = new ProseWriter(source.length)
  const lines = source.split('\n')
  const definitions = new Set<string>()
  for (const line of lines) {
    const definition = DEFINITION.exec(line.replace(QUOTE_MARK, ''))
    if (definition) definitions.add((definition[1] ?? '').toLowerCase())
  }
  const inline = new InlineReader(writer, definitions)
  let at = 0
  let index = frontMatterEnd(lines)
  for (const line of lines.slice(0, index)) at += line.length + 1
  let fence: string | undefined
  let depth = 0
  let blank = true
  let inList = false
  let block = ''
  let blockOrigins: number[] = []
  const flush = () => {
    inline.read(block, blockOrigins)
    block = ''
    blockOrigins = []
    writer.paragraph()
  }
  for (; index < lines.length; index++) {
    const line = (lines[index] ?? '').replace(/\r$/u, '')
    let rest = line
    let offset = at
    at += (lines[index] ?? '').length + 1
    let marks = 0
    if (fence === undefined) {
      for (let mark = QUOTE_MARK.exec(rest); mark; mark = QUOTE_MARK.exec(rest)) {
        marks++
        rest = rest.slice(mark[0].length)
        offset += mark[0].length
      }
      const lazy = marks === 0 && depth > 0 && !blank && rest.trim() !== ''
      if (marks !== depth && !lazy) {
        flush()
        for (; depth < marks; depth++) writer.openQuoted()
        for (; depth > marks; depth--) writer.closeQuoted()
      }
    } else if (depth > 0) {
      const mark = QUOTE_MARK.exec(rest)
      rest = mark ? rest.slice(mark[0].length) : rest
    }
    const fenceMark = FENCE.exec(rest)?.[1]
    if (fence !== undefined) {
      if (fenceMark?.startsWith(fence) && rest.trim() === fenceMark) fence = undefined
      continue
    }
    if (fenceMark !== undefined) {
      flush()
      fence = fenceMark
      continue
    }
    if (rest.trim() === '') {
      flush()
      blank = true
      continue
    }
    if (blank && !inList && /^(?: {4}|\t)/u.test(rest)) continue
    const listMark = LIST_MARK.exec(rest)
    if (listMark) inList = true
    else if (blank && !/^\s/u.test(rest)) inList = false
    blank = false
    if (
      DEFINITION.test(rest) ||
      /^ {0,3}(?:[-*_=]\s*){3,}$/u.test(rest) ||
      /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/u.test(rest)
    ) {
      flush()
      continue
    }
    const heading = /^ {0,3}#{1,6}\s+/u.exec(rest)
    if (listMark || heading) flush()
    const skip = (listMark ?? heading)?.[0].length ?? 0
    const table = /^\s*\|.*\|\s*$/u.test(rest)
    for (let column = skip; column < rest.length; column++) {
      const unit = rest.charAt(column)
      if (table && unit === '|') {
        flush()
        continue
      }
      block += unit
      blockOrigins.push(offset + column)
    }
    if (/(?: {2,}|\\)$/u.test(rest)) {
      block = block.replace(/\\$/u, '')
      blockOrigins.length = block.length
    }
    block += '\n'
    blockOrigins.push(offset + rest.length)
    if (heading || table) flush()
  }
  flush()
  return writer.finish()
}

function frontMatterEnd(lines: readonly string[]): number {
  const fence = lines[0]?.replace(/^\ufeff/u, '').trim()
  if (fence !== '---' && fence !== '+++') return 0
  const end = lines.findIndex(
    (line, index) => index > 0 && (line.trim() === fence || (fence === '---' && line.trim() === '...')),
  )
  return end < 0 || end > 200 ? 0 : end + 1
}

/** Reads what stands inside a block: emphasis, links, code spans, escapes, tags, entities. */
class InlineReader {
  readonly #writer: ProseWriter
  readonly #definitions: ReadonlySet<string>
  readonly #tags: TagReader

  constructor(writer: ProseWriter, definitions: ReadonlySet<string>) {
    this.#writer = writer
    this.#definitions = definitions
    this.#tags = new TagReader(writer)
  }

  read(text: string, origins: readonly number[]): void {
    // Where labels of links end: the address that follows is left out.
    const addresses = new Map<number, number>()
    for (let at = 0; at < text.length;) {
      const unit = text.charAt(at)
      const skipTo = addresses.get(at) ?? this.#markup(text, at, origins[at] ?? 0, addresses)
      if (skipTo > at) {
        at = skipTo
        continue
      }
      this.#writer.put(unit, origins[at] ?? 0)
      at++
    }
  }

  #markup(text: string, at: number, origin: number, addresses: Map<number, number>): number {
    const unit = text.charAt(at)
    switch (unit) {
      case '\\':
        if (!/[!-/:-@[-`{-~]/u.test(text.charAt(at + 1))) return at
        this.#writer.put(text.charAt(at + 1), origin)
        return at + 2
      case '`':
        return this.#code(text, at, origin)
      case '<': {
        const address = /^<[a-z][a-z0-9+.-]{1,31}:[^\s<>]*>|^<[^\s<>@]+@[^\s<>@]+>/iu.exec(text.slice(at, at + 2000))
        return address ? at + address[0].length : this.#tags.read(text, at)
      }
      case '&': {
        const entity = decodeEntity(text, at)
        if (!entity) return at
        this.#writer.put(entity.text, origin)
        return at + entity.length
      }
      case '*':
      case '_':
      case '~':
        return this.#emphasis(text, at)
      case '!':
      case '[':
        return this.#link(text, at, addresses)
      default:
        return at
    }
  }

  #code(text: string, at: number, origin: number): number {
    const ticks = /^`+/u.exec(text.slice(at))?.[0] ?? '`'
    for (let end = text.indexOf(ticks, at + ticks.length); end >= 0; end = text.indexOf(ticks, end + 1)) {
      if (text.charAt(end - 1) === '`' || text.charAt(end + ticks.length) === '`') continue
      this.#writer.put('\ufffc', origin)
      return end + ticks.length
    }
    return at
  }

  #emphasis(text: string, at: number): number {
    const mark = text.charAt(at)
    let end = at
    while (text.charAt(end) === mark) end++
    const before = text.charAt(at - 1)
    const after = text.charAt(end)
    const spaceBefore = before === '' || /\s/u.test(before)
    const spaceAfter = after === '' || /\s/u.test(after)
    if (spaceBefore && spaceAfter) return at
    if (mark === '_' && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)) return at
    if (mark === '~') return this.#struck(text, at, end)
    return end
  }

  /** Struck words ("~~not~~") are taken back: they are not read. */
  #struck(text: string, at: number, end: number): number {
    if (end - at > 2 || /\s/u.test(text.charAt(end))) return at
    const marks = text.slice(at, end)
    const close = text.indexOf(marks, end)
    return close < 0 || text.charAt(close + marks.length) === '~' ? at : close + marks.length
  }

  /** A link's label is read on; its address, title or reference is not. Images are left out whole. */
  #link(text: string, at: number, addresses: Map<number, number>): number {
    const image = text.charAt(at) === '!'
    const open = image ? at + 1 : at
    if (text.charAt(open) !== '[') return at
    const footnote = /^\[\^[^\]\s]+\]:?/u.exec(text.slice(open, open + 80))
    if (footnote) return open + footnote[0].length
    const close = closingBracket(text, open)
    if (close < 0) return at
    const target = targetEnd(text, close + 1, this.#definitions, text.slice(open + 1, close))
    if (target < 0) return at
    if (image) return target
    addresses.set(close, target)
    return open + 1
  }
}

function closingBracket(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length && at < open + 3000; at++) {
    const unit = text.charAt(at)
    if (unit === '\\') at++
    else if (unit === '[') depth++
    else if (unit === ']' && --depth === 0) return at
  }
  return -1
}

/** The place after a link's address, or -1 where the brackets are only brackets. */
function targetEnd(text: string, at: number, definitions: ReadonlySet<string>, label: string): number {
  const rest = text.slice(at, at + 3000)
  const address =
    /^\(\s*(?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)/u.exec(rest)
  if (address) return at + address[0].length
  const reference = /^\[([^\]]*)\]/u.exec(rest)
  if (reference && definitions.has((reference[1] === '' ? label : (reference[1] ?? '')).toLowerCase())) {
    return at + reference[0].length
  }
  return definitions.has(label.toLowerCase()) ? at : -1
}
