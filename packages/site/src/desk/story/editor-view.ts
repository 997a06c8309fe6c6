import { baseKeymap, chainCommands, exitCode, setBlockType, toggleMark } from 'prosemirror-commands'
import { dropCursor } from 'prosemirror-dropcursor'
import { gapCursor } from 'prosemirror-gapcursor'
import { history, redo, undo } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import { Fragment, Slice, type Mark, type Node } from 'prosemirror-model'
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list'
import { EditorState, NodeSelection, Plugin, PluginKey, TextSelection, type Command } from 'prosemirror-state'
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view'
import type { Failure, Fix, GateReport, QuoteStanding } from '@aftercut/pipeline/gate'
import { storySchema } from '@aftercut/pipeline/story-schema'
import { blockViews, type Describe } from './block-views.ts'
import { clipboardParser, clipboardSerializer } from './clipboard.ts'
import { insertBlock, insertWords } from './insert.ts'
import { leaveBlock } from './leave-block.ts'
import { applyToBody, rangeOf } from './places.ts'

/** What is dragged from the panel: a block as ProseMirror writes it. */
export const DRAGGED = 'application/x-aftercut-block'

export type EditorOptions = {
  body: unknown
  label: string
  language: string
  editable: boolean
  describe: Describe
  /** The message of a failure, for whoever rests on its words. */
  say: (failure: Failure) => string
  onChange: (body: unknown) => void
  onSelect: (state: EditorState) => void
}

/** ProseMirror takes in what was composed within 20 ms of the end. Milliseconds. */
const AFTER_COMPOSING_MS = 50

const failuresKey = new PluginKey<DecorationSet>('failures')
const { nodes, marks } = storySchema

/** Lines that are broken within a paragraph. */
const breakLine: Command = (state, dispatch) => {
  const hardBreak = nodes['hard_break']
  if (hardBreak) dispatch?.(state.tr.replaceSelectionWith(hardBreak.create()).scrollIntoView())
  return true
}

function shows(report: GateReport, doc: Node, say: EditorOptions['say']): DecorationSet {
  const decorations = report.failures.flatMap((failure) => {
    const range = rangeOf(doc, failure.place)
    if (!range) return []
    const attrs = { class: `fails ${failure.severity}`, title: say(failure) }
    const inline = failure.place.from !== undefined && range.node.isTextblock && range.to > range.from
    return [
      inline
        ? Decoration.inline(range.from, range.to, attrs)
        : Decoration.node(range.pos, range.pos + range.node.nodeSize, attrs),
    ]
  })
  return DecorationSet.create(doc, decorations)
}

/** The editor of a story's body: ProseMirror with the story's schema, and the gate's failures shown in the text. */
export function createEditor(place: HTMLElement, options: EditorOptions) {
  const paragraph = nodes['paragraph']
  const item = nodes['list_item']
  const marking = (name: string): Command => {
    const type = marks[name]
    return type ? toggleMark(type) : () => false
  }
  const plugins = [
    history(),
    keymap({
      'Mod-z': undo,
      'Mod-y': redo,
      'Mod-Shift-z': redo,
      'Mod-b': marking('strong'),
      'Mod-i': marking('em'),
      'Shift-Enter': chainCommands(exitCode, leaveBlock, breakLine),
      'Mod-Enter': chainCommands(leaveBlock, breakLine),
      Enter: item ? chainCommands(leaveBlock, splitListItem(item)) : leaveBlock,
      ...(item ? { 'Mod-]': sinkListItem(item), 'Mod-[': liftListItem(item) } : {}),
      ...(paragraph ? { 'Mod-Alt-0': setBlockType(paragraph) } : {}),
      'Mod-Alt-2': (state, dispatch, view) => heading(2)(state, dispatch, view),
      'Mod-Alt-3': (state, dispatch, view) => heading(3)(state, dispatch, view),
    }),
    keymap(baseKeymap),
    dropCursor({ class: 'drop-cursor' }),
    gapCursor(),
    new Plugin<DecorationSet>({
      key: failuresKey,
      state: {
        init: () => DecorationSet.empty,
        apply: (tr, set) => (tr.getMeta(failuresKey) as DecorationSet | undefined) ?? set.map(tr.mapping, tr.doc),
      },
      props: { decorations: (state) => failuresKey.getState(state) },
    }),
  ]
  /** A report that came while letters were put together: drawing it then would tear them. */
  let late: GateReport | undefined
  const stateOf = (body: unknown): EditorState => EditorState.create({ doc: storySchema.nodeFromJSON(body), plugins })
  const view = new EditorView(place, {
    state: stateOf(options.body),
    nodeViews: blockViews(options.describe),
    editable: () => options.editable,
    attributes: {
      'aria-label': options.label,
      role: 'textbox',
      'aria-multiline': 'true',
      lang: options.language,
      class: 'story-text',
    },
    dispatchTransaction(tr) {
      const next = view.state.apply(tr)
      view.updateState(next)
      if (tr.docChanged && tr.getMeta('outside') !== true) options.onChange(next.doc.toJSON())
      options.onSelect(next)
    },
    handleDrop(target, event) {
      const json = event.dataTransfer?.getData(DRAGGED)
      const at = target.posAtCoords({ left: event.clientX, top: event.clientY })
      if (!json || !at) return false
      target.dispatch(insertBlock(target.state, storySchema.nodeFromJSON(JSON.parse(json)), at.pos))
      target.focus()
      return true
    },
    clipboardSerializer,
    clipboardParser,
    // What is pasted comes as words: a binding that was copied would claim to be checked here.
    transformPasted: (slice) => new Slice(unbound(slice.content), slice.openStart, slice.openEnd),
    handleDOMEvents: {
      compositionend: () => {
        // The editor itself takes the letters in after this event.
        setTimeout(() => late && !view.isDestroyed && draw(late), AFTER_COMPOSING_MS)
        return false
      },
    },
  })
  function draw(report: GateReport): void {
    late = view.composing ? report : undefined
    if (!late) view.dispatch(view.state.tr.setMeta(failuresKey, shows(report, view.state.doc, options.say)))
  }
  return {
    view,
    focus: () => view.focus(),
    /** Shows another body, of someone else or of an earlier revision: what is the same in both stays, and the caret in it. */
    replace(body: unknown) {
      const next = storySchema.nodeFromJSON(body)
      const { tr, doc } = view.state
      const start = doc.content.findDiffStart(next.content)
      const ends = doc.content.findDiffEnd(next.content)
      if (start === null || ends === null) return
      // Letters that are the same at both ends may be counted twice: 'aa' in place of 'a'.
      const twice = Math.max(0, start - Math.min(ends.a, ends.b))
      tr.replace(start, ends.a + twice, next.slice(start, ends.b + twice))
      view.dispatch(tr.setMeta('outside', true).setMeta('addToHistory', false))
    },
    isComposing: () => view.composing,
    apply: (fix: Fix) => view.dispatch(applyToBody(view.state.tr, fix)),
    report: draw,
    /** Puts the caret to a failure's place. */
    show(failure: Failure | QuoteStanding) {
      const range = rangeOf(view.state.doc, failure.place)
      if (!range) return false
      const { doc } = view.state
      const selection = range.node.isTextblock
        ? TextSelection.create(doc, range.from, range.to)
        : NodeSelection.create(doc, range.pos)
      view.dispatch(view.state.tr.setSelection(selection).scrollIntoView())
      view.focus()
      return true
    },
    insert: (block: unknown) => {
      view.dispatch(insertBlock(view.state, storySchema.nodeFromJSON(block)))
      view.focus()
    },
    insertInline: (inline: unknown) => {
      view.dispatch(insertWords(view.state, storySchema.nodeFromJSON(inline)))
      view.focus()
    },
    run: (command: Command) => {
      command(view.state, view.dispatch, view)
      view.focus()
    },
    destroy: () => view.destroy(),
  }
}

export type Editor = ReturnType<typeof createEditor>

export const heading =
  (level: number): Command =>
  (state, dispatch, view) => {
    const type = nodes['heading']
    const paragraph = nodes['paragraph']
    if (!type || !paragraph) return false
    const on = state.selection.$from.parent.type === type && state.selection.$from.parent.attrs['level'] === level
    return setBlockType(on ? paragraph : type, on ? null : { level })(state, dispatch, view)
  }

export const toggle = (name: string): Command => (marks[name] ? toggleMark(marks[name]) : () => false)
export const bulletList: Command = nodes['bullet_list'] ? wrapInList(nodes['bullet_list']) : () => false

/** Marks the selected words; attributes undefined take the mark off. */
export const setMark =
  (name: string, attrs: Record<string, unknown> | undefined): Command =>
  (state, dispatch) => {
    const type = marks[name]
    const { from, to, empty } = state.selection
    if (!type || empty) return false
    const tr = state.tr.removeMark(from, to, type)
    dispatch?.(attrs === undefined ? tr : tr.addMark(from, to, type.create(attrs)))
    return true
  }

/** The same content without bindings to cues. */
function unbound(content: Fragment): Fragment {
  const out: Node[] = []
  content.forEach((node) => {
    if (node.type.name === 'quote' && nodes['paragraph'])
      out.push(nodes['paragraph'].create(null, unbound(node.content)))
    else if (node.isText) out.push(node.mark(node.marks.filter((mark: Mark) => mark.type.name !== 'said')))
    else out.push(node.copy(unbound(node.content)))
  })
  return Fragment.fromArray(out)
}
