import { TextSelection, type Command } from 'prosemirror-state'

/**
 * Enter in a block whose words are one (a quote): nothing splits it, so writing goes on in a paragraph of its own, below;
 * at the block's first letter, above.
 */
export const leaveBlock: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  const paragraph = state.schema.nodes['paragraph']
  if (!paragraph || !$from.parent.isTextblock || !$from.parent.type.spec.isolating || !$from.sameParent($to))
    return false
  const above = $to.parentOffset === 0 && $from.parent.content.size > 0
  const at = above ? $from.before() : $from.after()
  const tr = state.tr.insert(at, paragraph.create())
  if (!above) tr.setSelection(TextSelection.create(tr.doc, at + 1))
  dispatch?.(tr.scrollIntoView())
  return true
}
