/** Tells on which line an offset lies, from 1, for offsets that only grow. Linear over all of them. */
export class LineCounter {
  readonly #text: string
  #line = 1
  #nextEnd: number

  constructor(text: string) {
    this.#text = text
    this.#nextEnd = text.indexOf('\n')
  }

  at(offset: number): number {
    while (this.#nextEnd !== -1 && this.#nextEnd < offset) {
      this.#line++
      this.#nextEnd = this.#text.indexOf('\n', this.#nextEnd + 1)
    }
    return this.#line
  }
}
