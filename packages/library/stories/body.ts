import type { Body } from '../schema/story-tables.ts'

type Node = { text?: unknown; attrs?: { text?: unknown; alt?: unknown }; content?: unknown }

/** All that a story's body says, a line for each block: the text nodes, and the words that quote blocks hold. */
export function wordsOfBody(body: Body): string {
  const lines: string[] = []
  const visit = (node: Node): string => {
    if (typeof node.text === 'string') return node.text
    const inside = Array.isArray(node.content) ? node.content.map((child) => visit(child as Node)).join('') : ''
    const own = inside || (typeof node.attrs?.text === 'string' ? node.attrs.text : '')
    if (isBlock(node)) {
      if (own) lines.push(own)
      return ''
    }
    return own
  }
  const rest = visit(body)
  if (rest) lines.push(rest)
  return lines.join('\n')
}

/** A block holds text or inline nodes, or quotes by its attributes: text nodes alone have neither. */
function isBlock(node: Node): boolean {
  return Array.isArray(node.content) || typeof node.attrs?.text === 'string'
}
