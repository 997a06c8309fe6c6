import type { StoryContent } from '@aftercut/library/schema'
import type { Field, Place } from './failure.ts'

/** A node of a body, as ProseMirror writes it in JSON. */
export type Node = {
  type: string
  text?: string
  attrs?: Record<string, unknown>
  marks?: { type: string; attrs?: Record<string, unknown> }[]
  content?: Node[]
}

/** A stretch of a block's text that bears one mark, joined over whatever other marks part it. */
export type Run = { type: string; attrs: Record<string, unknown>; from: number; to: number; text: string }

/** Words of a story with their place: a block of the body, a field, or what stands with a picture. */
export type Words = {
  field: Field
  /** Of the body: the way to the block. */
  block?: number[]
  type: string
  attrs: Record<string, unknown>
  text: string
  runs: Run[]
}

/** A block that holds no words of its own: airing, offer, picture, video… */
export type Atom = { block: number[]; type: string; attrs: Record<string, unknown> }

/** A story taken apart: everything that readers read, in order, and the blocks between. */
export type Parts = { words: Words[]; atoms: Atom[] }

/** Marks that may lie side by side with other attributes. */
const attrsOf = (one: { attrs?: Record<string, unknown> }): Record<string, unknown> => one.attrs ?? {}

/** No text escapes: what is in a block of an unknown kind is read like any other. */
export function partsOf(content: StoryContent): Parts {
  const words: Words[] = []
  const atoms: Atom[] = []
  for (const field of ['headline', 'teaser', 'standfirst'] as const) {
    const text = content[field]
    if (text !== undefined && text !== '') words.push({ field, type: field, attrs: {}, text, runs: [] })
  }
  const visit = (node: Node, block: number[]): void => {
    const children = Array.isArray(node.content) ? node.content : []
    if (children.some(isInline)) words.push(wordsOf(node, children, block))
    else if (children.length === 0 && block.length > 0) {
      atoms.push({ block, type: node.type, attrs: attrsOf(node) })
      words.push(...wordsOfPicture(node, block))
    }
    if (children.length > 0 && !children.some(isInline)) children.forEach((child, at) => visit(child, [...block, at]))
  }
  visit(content.body as Node, [])
  for (const alt of Object.values(content.picture?.alt ?? {}))
    if (alt) words.push({ field: 'picture', type: 'alt', attrs: {}, text: alt, runs: [] })
  if (content.picture?.credit)
    words.push({ field: 'picture', type: 'credit', attrs: {}, text: content.picture.credit, runs: [] })
  return { words, atoms }
}

const isInline = (node: Node): boolean => typeof node.text === 'string' || node.type === 'hard_break'

function wordsOf(node: Node, children: readonly Node[], block: number[]): Words {
  let text = ''
  const runs: Run[] = []
  for (const child of children) {
    const own = child.text ?? (child.type === 'hard_break' ? '\n' : deepText(child) || '\ufffc')
    for (const mark of child.marks ?? []) {
      const last = runs.findLast((run) => run.type === mark.type && run.to === text.length)
      if (last && JSON.stringify(last.attrs) === JSON.stringify(attrsOf(mark))) {
        last.to += own.length
        last.text += own
      } else
        runs.push({ type: mark.type, attrs: attrsOf(mark), from: text.length, to: text.length + own.length, text: own })
    }
    text += own
  }
  return { field: 'body', block, type: node.type, attrs: attrsOf(node), text, runs }
}

/** A picture's words stand in its attributes. */
function wordsOfPicture(node: Node, block: number[]): Words[] {
  if (node.type !== 'picture') return []
  return ['alt', 'credit'].flatMap((name) => {
    const text = node.attrs?.[name]
    return typeof text === 'string' && text !== ''
      ? [{ field: 'body' as const, block, type: name, attrs: {}, text, runs: [] }]
      : []
  })
}

function deepText(node: Node): string {
  return node.text ?? (node.content ?? []).map(deepText).join('')
}

/** Whether some characters are bound words: what somebody says of the drama is theirs to say. */
export function isSaid({ runs }: Words, from: number, to: number): boolean {
  return runs.some((run) => run.type === 'said' && run.from < to && from < run.to)
}

/** The place of some characters of such words. */
export function placeIn(words: Words, from?: number, to?: number): Place {
  return {
    field: words.field,
    ...(words.block === undefined ? {} : { block: words.block }),
    // A picture's words have no place in the text.
    ...(from === undefined || words.type === 'alt' || words.type === 'credit' ? {} : { from, to: to ?? from }),
  }
}

/** The ids of the makings that a story shows or quotes. */
export function makingsIn({ words, atoms }: Parts, own: string | null): string[] {
  const ids = new Set<string>(own === null ? [] : [own])
  for (const { attrs, runs } of words) for (const each of [attrs, ...runs.map((run) => run.attrs)]) add(each['making'])
  for (const { attrs } of atoms) add(attrs['making'])
  return [...ids]

  function add(id: unknown): void {
    if (typeof id === 'string') ids.add(id)
  }
}
