import { quoteAttrs, type Mark, type Node, type QuoteAttrs } from './body.ts'

/** Inline content in runs: words that are one quote stand together, so that one button plays them. */
export type Run = { quote: QuoteAttrs | undefined; nodes: Node[] }

export function runsOf(content: readonly Node[]): Run[] {
  const runs: Run[] = []
  for (const node of content) {
    const quote = quoteAttrs(node.marks?.find(({ type }) => type === 'said')?.attrs)
    const last = runs.at(-1)
    if (last !== undefined && sameQuote(last.quote, quote)) last.nodes.push(node)
    else runs.push({ quote, nodes: [node] })
  }
  return runs
}

function sameQuote(a: QuoteAttrs | undefined, b: QuoteAttrs | undefined): boolean {
  return a === undefined || b === undefined ? a === b : a.making === b.making && a.start === b.start && a.end === b.end
}

export function markOf(node: Node, type: string): Mark | undefined {
  return node.marks?.find((mark) => mark.type === type)
}
