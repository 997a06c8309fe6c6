import { Fragment, Slice, type Node, type ResolvedPos } from 'prosemirror-model'
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state'

/**
 * Puts a block behind the one in which the caret stands (or `at`), or in the place of an empty paragraph. Writing goes on in
 * the block where it waits for words, as a moment does; else below it: words that are put in next are no part of it.
 */
export function insertBlock(state: EditorState, block: Node, at?: number): Transaction {
  const $at = at === undefined ? state.selection.$from : state.doc.resolve(at)
  const start = isEmptyParagraph($at) ? $at.before(1) : endOf($at, at ?? state.selection.to)
  const tr = state.tr.replaceWith(start, isEmptyParagraph($at) ? $at.after(1) : start, block)
  const end = start + block.nodeSize
  if (!block.isTextblock || block.content.size > 0) return paragraphAt(tr, end).scrollIntoView()
  return tr.setSelection(TextSelection.create(tr.doc, end - 1)).scrollIntoView()
}

/**
 * Puts words with their marks in the place of the selection. Where a block would strip a mark off (a quotation in a quote, or
 * in a heading, would be bound to nothing), they go into a paragraph below it; from within a quotation, behind that.
 */
export function insertWords(state: EditorState, words: Node): Transaction {
  const { selection } = state
  const { parent } = selection.$from
  const tr = state.tr
  if (!parent.isTextblock || !parent.type.allowsMarks(words.marks)) {
    paragraphAt(tr, endOf(selection.$from, selection.to))
  } else if (selection.empty) tr.setSelection(TextSelection.create(tr.doc, behindQuotation(selection.$from)))
  return tr.replaceSelection(new Slice(Fragment.from(words), 0, 0)).scrollIntoView()
}

/** A place in a sentence; within a quotation, where that ends: another would tear it. */
function behindQuotation($at: ResolvedPos): number {
  const { nodeBefore: before, nodeAfter: after } = $at
  const said = before?.marks.find(({ type }) => type.name === 'said')
  return said && after && said.isInSet(after.marks)
    ? behindQuotation($at.doc.resolve($at.pos + after.nodeSize))
    : $at.pos
}

/** Where the body's block ends in which a place lies; `otherwise`: for a place between two blocks. */
const endOf = ($at: ResolvedPos, otherwise: number): number => ($at.depth === 0 ? otherwise : $at.after(1))

const isEmptyParagraph = ($at: ResolvedPos): boolean =>
  $at.depth === 1 && $at.parent.type.name === 'paragraph' && $at.parent.content.size === 0

/** The caret goes into the empty paragraph that begins at `at`, between two blocks of the body; one is made where none is. */
function paragraphAt(tr: Transaction, at: number): Transaction {
  const next = tr.doc.nodeAt(at)
  const paragraph = tr.doc.type.schema.nodes['paragraph']
  if (paragraph && !(next?.type === paragraph && next.content.size === 0)) tr.insert(at, paragraph.create())
  return tr.setSelection(TextSelection.create(tr.doc, at + 1))
}
