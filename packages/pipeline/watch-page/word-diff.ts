/** Words of a take beside those of the broadcast. `same` words show as the take has them. */
export type DiffPiece = { kind: 'same' | 'added' | 'missing'; text: string }

/** Longer texts are compared up to here: the table below grows with the product. */
const MAX_WORDS = 600
/** Written without spaces, cut into words by the segmenter. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

type Token = { text: string; key: string; space: boolean }

const keyOf = (word: string): string =>
  word
    .normalize('NFC')
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/[^\p{L}\p{M}\p{N}']/gu, '')

function tokenize(text: string): Token[] {
  const spaced = text.split(/\s+/).filter((word) => word !== '')
  if (!UNSPACED.test(text)) return spaced.map((word) => ({ text: word, key: keyOf(word), space: true }))
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })
  return spaced.flatMap((part) => {
    const words = [...segmenter.segment(part)].map(({ segment }) => segment)
    return words.map((word, index) => ({ text: word, key: keyOf(word), space: index === words.length - 1 }))
  })
}

/** Lengths of the longest common subsequences of all suffixes: (n + 1) × (m + 1), row by row. */
function commonLengths(a: readonly Token[], b: readonly Token[]): Uint16Array {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const same = a[i]!.key === b[j]!.key
      lengths[i * width + j] = same
        ? lengths[(i + 1) * width + j + 1]! + 1
        : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!)
    }
  }
  return lengths
}

function join(tokens: readonly Token[]): string {
  return tokens
    .map((token) => token.text + (token.space ? ' ' : ''))
    .join('')
    .trim()
}

/**
 * Compares what is said in a take with the words of reference. Marks what the take adds and what it leaves out; what
 * the reference has before the first word in common or after the last one lies outside the take, and is not shown.
 */
export function diffWords(reference: string, take: string): DiffPiece[] {
  const [a, b] = [tokenize(reference).slice(0, MAX_WORDS), tokenize(take).slice(0, MAX_WORDS)]
  const lengths = commonLengths(a, b)
  const width = b.length + 1
  const steps: { kind: DiffPiece['kind']; token: Token }[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]]
    if (left && right && left.key === right.key) {
      steps.push({ kind: 'same', token: right })
      i++
      j++
    } else if (right && (!left || lengths[i * width + j + 1]! >= lengths[(i + 1) * width + j]!)) {
      steps.push({ kind: 'added', token: right })
      j++
    } else if (left) {
      steps.push({ kind: 'missing', token: left })
      i++
    }
  }
  const first = steps.findIndex((step) => step.kind === 'same')
  const last = steps.findLastIndex((step) => step.kind === 'same')
  const inside = steps.filter(
    (step, index) => step.kind !== 'missing' || (index > first && index < last && first !== -1),
  )
  const pieces: { kind: DiffPiece['kind']; tokens: Token[] }[] = []
  for (const { kind, token } of inside) {
    const open = pieces.at(-1)
    if (open?.kind === kind) open.tokens.push(token)
    else pieces.push({ kind, tokens: [token] })
  }
  return pieces.map(({ kind, tokens }) => ({ kind, text: join(tokens) }))
}
