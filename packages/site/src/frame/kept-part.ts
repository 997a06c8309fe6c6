import type { Asker, Place } from '../../serve/page-shells.ts'

/**
 * A part of a page that was rendered before and is kept as bytes. The page is rendered with a mark in its place, and the
 * bytes are laid in when it leaves: what is kept is neither copied, searched nor encoded again.
 */
export type KeptPart = Buffer

/** A part of a page; `place` where it is another for each reader, and `bytes` for the one who asks now. */
export type Part = { bytes: KeptPart; place?: Place }

const mark = (index: number) => `<!--kept part ${index}-->`

/** Lays a kept part into the page. Answers what to render in its place: `{@html …}`. */
export function placePart(locals: App.Locals, bytes: KeptPart): string {
  locals.parts.push({ bytes })
  return mark(locals.parts.length - 1)
}

/** Lays a part into the page that is another for each reader: the rest of the page may be kept without it. */
export async function placeFor(locals: App.Locals, asker: Asker, place: Place): Promise<string> {
  locals.parts.push({ bytes: await place(asker), place })
  return mark(locals.parts.length - 1)
}

/** HTML with its kept parts in their places. Text of readers and writers is escaped, so that no mark is ever theirs. */
export function withParts(html: string, parts: readonly Part[]): (string | Part)[] {
  const pieces: (string | Part)[] = []
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
export function asBytes(pieces: readonly (string | Part)[]): Buffer {
  return Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece.bytes)))
}

/** The pieces as they are kept for the next readers: what is the same for all in one, and places between. */
export function asMould(pieces: readonly (string | Part)[]): (Buffer | Place)[] {
  const mould: (Buffer | Place)[] = []
  let same: (string | Part)[] = []
  for (const piece of pieces) {
    if (typeof piece === 'string' || piece.place === undefined) same.push(piece)
    else {
      mould.push(asBytes(same), piece.place)
      same = []
    }
  }
  return [...mould, asBytes(same)]
}
