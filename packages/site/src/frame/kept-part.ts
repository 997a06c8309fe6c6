/**
 * A part of a page that was rendered before and is kept as bytes. The page is rendered with a mark in its place, and the
 * bytes are laid in when it leaves: what is kept is neither copied, searched nor encoded again.
 */
export type KeptPart = Buffer

const mark = (index: number) => `<!--kept part ${index}-->`

/** Lays a kept part into the page. Answers what to render in its place: `{@html …}`. */
export function placePart(locals: App.Locals, part: KeptPart): string {
  locals.parts.push(part)
  return mark(locals.parts.length - 1)
}

/** HTML with its kept parts in their places. Text of readers and writers is escaped, so that no mark is ever theirs. */
export function withParts(html: string, parts: readonly KeptPart[]): (string | KeptPart)[] {
  const pieces: (string | KeptPart)[] = []
  let from = 0
  for (const [index, part] of parts.entries()) {
    const at = html.indexOf(mark(index), from)
    if (at === -1) continue
    pieces.push(html.slice(from, at), part)
    from = at + mark(index).length
  }
  return [...pieces, html.slice(from)]
}

/** The pieces as bytes. */
export function asBytes(pieces: readonly (string | KeptPart)[]): Buffer {
  return Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)))
}
