import { isEqual } from '../frame/is-equal.ts'

/** A stretch of the old blocks, up to before `to`, and what stands there now. */
type Change = { from: number; to: number; blocks: unknown[] }

/**
 * Joins two lists of blocks that were both made of `base` (three-way merge: Khanna, Kunal and Pierce, "A formal
 * investigation of diff3", 2007). Undefined where both changed the same stretch, each in its own way.
 */
export function mergeBlocks(base: unknown[], mine: unknown[], theirs: unknown[]): unknown[] | undefined {
  const here = changesBetween(base, mine)
  const there = changesBetween(base, theirs).filter((change) => !here.some((own) => isEqual(own, change)))
  if (here.some((own) => there.some((other) => isOverlap(own, other)))) return undefined
  const merged: unknown[] = []
  let at = 0
  for (const change of [...here, ...there].toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    merged.push(...base.slice(at, change.from), ...change.blocks)
    at = change.to
  }
  return [...merged, ...base.slice(at)]
}

/** Two that put something in at the same place are at odds as well: nobody knows which comes first. */
const isOverlap = (a: Change, b: Change): boolean =>
  (a.from < b.to && b.from < a.to) || (a.from === b.from && (a.to === b.to || a.to === a.from || b.to === b.from))

/** What was changed, by a longest common subsequence. O(n·m) time and space, of what differs between the ends. */
function changesBetween(base: unknown[], now: unknown[]): Change[] {
  let head = 0
  while (head < base.length && head < now.length && isEqual(base[head], now[head])) head++
  let tail = 0
  while (tail < Math.min(base.length, now.length) - head && isEqual(base.at(-1 - tail), now.at(-1 - tail))) tail++
  const [rows, columns] = [base.length - tail - head, now.length - tail - head]
  const isSame = (row: number, column: number): boolean => isEqual(base[head + row], now[head + column])
  /** Of row and column: the most blocks that are common from there on. */
  const common = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1))
  const most = (row: number, column: number): number => common[row]?.[column] ?? 0
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--) {
      const line = common[row]
      if (line)
        line[column] = isSame(row, column)
          ? most(row + 1, column + 1) + 1
          : Math.max(most(row + 1, column), most(row, column + 1))
    }
  const changes: Change[] = []
  let [row, column] = [0, 0]
  while (row < rows || column < columns) {
    const [from, start] = [row, column]
    while ((row < rows || column < columns) && !(row < rows && column < columns && isSame(row, column)))
      if (row < rows && most(row + 1, column) >= most(row, column + 1)) row++
      else if (column < columns) column++
      else row++
    if (row > from || column > start)
      changes.push({ from: head + from, to: head + row, blocks: now.slice(head + start, head + column) })
    while (row < rows && column < columns && isSame(row, column)) {
      row++
      column++
    }
  }
  return changes
}
