import type { StoryContent } from '@aftercut/library/schema'
import type { Edit, Fix } from './failure.ts'
import type { Node } from './story-parts.ts'

/** Puts a failure right in a story's content. The content given stays as it is. */
export function applyFix(content: StoryContent, fix: Fix): StoryContent {
  const next = structuredClone(content)
  // Places are those of the content before: what a replacement lengthens moves the rest.
  const moved: { key: string; from: number; to: number; by: number }[] = []
  for (const edit of fix.edits) applyEdit(next, edit, moved)
  return next
}

type Moved = { key: string; from: number; to: number; by: number }[]

function applyEdit(content: StoryContent, edit: Edit, moved: Moved): void {
  if (edit.do === 'set') {
    Object.assign(content, { [edit.field]: edit.value })
    return
  }
  if (edit.do === 'attrs' || edit.do === 'paragraph') {
    const node = nodeAt(content.body as Node, edit.block)
    if (!node) return
    if (edit.do === 'attrs') node.attrs = { ...node.attrs, ...edit.attrs }
    else {
      node.type = 'paragraph'
      delete node.attrs
    }
    return
  }
  const { at } = edit
  const key = `${at.field} ${at.block?.join('.') ?? ''}`
  const shift = (place: number, end: boolean): number =>
    moved
      .filter((one) => one.key === key && (end ? place >= one.to : place >= one.to && place > one.from))
      .reduce((sum, { by }) => sum + by, place)
  const [from, to] = [shift(at.from, false), shift(at.to, true)]
  if (at.block === undefined) {
    if (edit.do !== 'replace') return
    const field = at.field as 'headline'
    content[field] = content[field].slice(0, from) + edit.text + content[field].slice(to)
  } else {
    const node = nodeAt(content.body as Node, at.block)
    if (!node) return
    node.content = changed(node.content ?? [], from, to, edit)
  }
  if (edit.do === 'replace') moved.push({ key, from: at.from, to: at.to, by: edit.text.length - (to - from) })
}

function nodeAt(body: Node, block: readonly number[]): Node | undefined {
  return block.reduce<Node | undefined>((node, at) => node?.content?.[at], body)
}

/** Inline content with a stretch of characters replaced, marked or unmarked. */
function changed(
  content: readonly Node[],
  from: number,
  to: number,
  edit: Exclude<Edit, { do: 'set' | 'attrs' | 'paragraph' }>,
): Node[] {
  const out: Node[] = []
  let at = 0
  let put = false
  for (const child of content) {
    const length = child.text?.length ?? 1
    const [start, end] = [Math.max(from, at), Math.min(to, at + length)]
    if (start >= end || child.text === undefined) out.push(child)
    else {
      const [before, inside, after] = [
        child.text.slice(0, start - at),
        child.text.slice(start - at, end - at),
        child.text.slice(end - at),
      ]
      if (before) out.push({ ...child, text: before })
      if (edit.do === 'replace') {
        if (!put && edit.text) out.push({ ...child, text: edit.text })
        put = true
      } else {
        const others = (child.marks ?? []).filter(({ type }) => type !== edit.mark)
        const marks = edit.do === 'mark' ? [...others, { type: edit.mark, attrs: edit.attrs }] : others
        const { marks: _, ...plain } = child
        out.push({ ...plain, text: inside, ...(marks.length > 0 ? { marks } : {}) })
      }
      if (after) out.push({ ...child, text: after })
    }
    at += length
  }
  return out
}
