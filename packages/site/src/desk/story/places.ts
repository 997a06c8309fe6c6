import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import type { Edit, Fix, Place } from '@aftercut/pipeline/gate'

/** Where a block of the gate's report stands in the editor's document; undefined where it is no longer. */
export function blockAt(doc: Node, block: readonly number[]): { pos: number; node: Node } | undefined {
  let node = doc
  let pos = -1
  for (const index of block) {
    if (index >= node.childCount) return undefined
    let start = pos + 1
    for (let before = 0; before < index; before++) start += node.child(before).nodeSize
    pos = start
    node = node.child(index)
  }
  return { pos, node }
}

/** The stretch of the document that a place means. A whole block where it names no characters. */
export function rangeOf(doc: Node, place: Place): { from: number; to: number; node: Node; pos: number } | undefined {
  if (place.field !== 'body' || place.block === undefined) return undefined
  const found = blockAt(doc, place.block)
  if (!found) return undefined
  const { pos, node } = found
  if (place.from === undefined || !node.isTextblock) return { from: pos, to: pos + node.nodeSize, node, pos }
  const clamp = (at: number): number => pos + 1 + Math.min(at, node.content.size)
  return { from: clamp(place.from), to: clamp(place.to ?? place.from), node, pos }
}

/** Carries a fix's edits of the body out, in one step of the history. Edits of fields are left to the caller. */
export function applyToBody(tr: Transaction, fix: Fix): Transaction {
  const before = tr.doc
  for (const edit of fix.edits) applyOne(tr, edit, before)
  return tr
}

function applyOne(tr: Transaction, edit: Edit, before: Node): void {
  const { schema } = before.type
  if (edit.do === 'set') return
  if (edit.do === 'attrs' || edit.do === 'paragraph') {
    const found = blockAt(before, edit.block)
    if (!found) return
    const pos = tr.mapping.map(found.pos)
    if (edit.do === 'attrs') tr.setNodeMarkup(pos, undefined, { ...found.node.attrs, ...edit.attrs })
    else tr.setNodeMarkup(pos, schema.nodes['paragraph'])
    return
  }
  const range = rangeOf(before, edit.at)
  if (!range) return
  const [from, to] = [tr.mapping.map(range.from, -1), tr.mapping.map(range.to, 1)]
  if (edit.do === 'replace') {
    const marks = tr.doc.nodeAt(from)?.marks ?? []
    if (edit.text === '') tr.delete(from, to)
    else tr.replaceWith(from, to, schema.text(edit.text, marks))
    return
  }
  const mark = schema.marks[edit.mark]
  if (!mark) return
  if (edit.do === 'unmark') tr.removeMark(from, to, mark)
  else tr.removeMark(from, to, mark).addMark(from, to, mark.create(edit.attrs))
}
