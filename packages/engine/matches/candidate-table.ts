/** Numbers of a row. */
const ROW = 4

/** Rows that there is room for at first. */
const FIRST_ROWS = 4096

/**
 * Pictures of a making-of that look like key pictures of episodes, as rows of numbers: of two hours there are a million, and
 * as objects they would take five times the memory.
 */
export class CandidateTable {
  count = 0
  /** Of each row: the question that it answers, the key picture, the making-of's second, and the part of the bits that differ. */
  #rows = new Float64Array(new ArrayBuffer(8 * ROW * FIRST_ROWS))

  add(question: number, key: number, makingSeconds: number, difference: number): void {
    const at = this.count * ROW
    if (at === this.#rows.length) this.#rows = new Float64Array(this.#rows.buffer.transfer(8 * 1.5 * at))
    this.#rows[at] = question
    this.#rows[at + 1] = key
    this.#rows[at + 2] = makingSeconds
    this.#rows[at + 3] = difference
    this.count++
  }

  question(n: number): number {
    return this.#rows[n * ROW]!
  }

  key(n: number): number {
    return this.#rows[n * ROW + 1]!
  }

  makingSeconds(n: number): number {
    return this.#rows[n * ROW + 2]!
  }

  /** The rows, those that differ least first. */
  nearestFirst(): Uint32Array {
    const rows = this.#rows
    return Uint32Array.from({ length: this.count }, (_, n) => n).toSorted(
      (a, b) => rows[a * ROW + 3]! - rows[b * ROW + 3]! || a - b,
    )
  }
}
