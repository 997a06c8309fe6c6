/** Words that stand in both texts, in the later alone, or in the earlier alone. */
export type Piece = { kind: 'same' | 'added' | 'gone'; text: string }

/** Myers needs time and space for the differences squared: texts that share less than this are two texts. */
const MOST_DIFFERENCES = 4000

/**
 * Compares two texts word by word, white space with the words that it follows (Myers, "An O(ND) difference algorithm",
 * Algorithmica 1986). What is the same or added, put together, is the later text; what is the same or gone, the earlier.
 */
export function compareWords(earlier: string, later: string): Piece[] {
  const [a, b] = [wordsOf(earlier), wordsOf(later)]
  const trace = findPath(a, b)
  if (!trace) return [...piece('gone', earlier), ...piece('added', later)]
  const steps: Piece[] = []
  let [x, y] = [a.length, b.length]
  for (let depth = trace.length - 1; depth >= 0; depth--) {
    const reached = trace[depth]
    const k = x - y
    const down = k === -depth || (k !== depth && (reached?.get(k - 1) ?? -1) < (reached?.get(k + 1) ?? -1))
    const before = down ? k + 1 : k - 1
    const startX = depth === 0 ? 0 : (reached?.get(before) ?? 0)
    const startY = depth === 0 ? 0 : startX - before
    while (x > startX && y > startY) {
      steps.push({ kind: 'same', text: b[y - 1] ?? '' })
      x--
      y--
    }
    if (depth === 0) break
    if (down) steps.push({ kind: 'added', text: b[startY] ?? '' })
    else steps.push({ kind: 'gone', text: a[startX] ?? '' })
    x = startX
    y = startY
  }
  const pieces: Piece[] = []
  for (const step of steps.toReversed()) {
    const last = pieces.at(-1)
    if (last?.kind === step.kind) last.text += step.text
    else pieces.push({ ...step })
  }
  return pieces
}

const piece = (kind: Piece['kind'], text: string): Piece[] => (text === '' ? [] : [{ kind, text }])

function wordsOf(text: string): string[] {
  return text.match(/\n|[^\s]+[^\S\n]*|[^\S\n]+/gu) ?? []
}

/** How far each diagonal was reached before each difference; undefined where the texts share too little. */
function findPath(a: readonly string[], b: readonly string[]): Map<number, number>[] | undefined {
  const reached = new Map([[1, 0]])
  const trace: Map<number, number>[] = []
  for (let depth = 0; depth <= Math.min(a.length + b.length, MOST_DIFFERENCES); depth++) {
    trace.push(new Map(reached))
    for (let k = -depth; k <= depth; k += 2) {
      const down = k === -depth || (k !== depth && (reached.get(k - 1) ?? -1) < (reached.get(k + 1) ?? -1))
      let x = down ? (reached.get(k + 1) ?? 0) : (reached.get(k - 1) ?? 0) + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      reached.set(k, x)
      if (x >= a.length && x - k >= b.length) return trace
    }
  }
  return undefined
}
