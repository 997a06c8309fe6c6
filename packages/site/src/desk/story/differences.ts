import type { StoryContent } from '@aftercut/library/schema'
import { compareWords, type Piece } from './compare-words.ts'

type Block = { text?: string; content?: Block[] }

/** Words that are the same on both sides of a difference are shown up to so far. Letters. */
const AROUND = 60

/** Where two bodies say other words: each paragraph that differs, with a little of what stands around. */
export function differencesIn(theirs: StoryContent['body'], mine: StoryContent['body']): Piece[][] {
  const lines: Piece[][] = [[]]
  for (const piece of compareWords(wordsOf(theirs), wordsOf(mine)))
    for (const [index, text] of piece.text.split('\n').entries()) {
      if (index > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ kind: piece.kind, text })
    }
  return lines.filter((line) => line.some(({ kind }) => kind !== 'same')).map((line) => line.map(shortened))
}

function shortened(piece: Piece): Piece {
  if (piece.kind !== 'same' || piece.text.length <= 2 * AROUND) return piece
  return { ...piece, text: `${piece.text.slice(0, AROUND)} … ${piece.text.slice(-AROUND)}` }
}

/** The words of a body, a paragraph a line. */
function wordsOf(body: StoryContent['body']): string {
  const textOf = (block: Block): string => block.text ?? (block.content ?? []).map(textOf).join('')
  return ((body.content ?? []) as Block[]).map((block) => textOf(block).replaceAll('\n', ' ')).join('\n')
}
