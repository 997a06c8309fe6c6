/** Walks over the lines of a text without copying it; LF, CRLF and CR end a line. */
export class LineCursor {
  readonly #text: string
  #offset = 0
  #ahead: string[] = []
  /** The number of the line that `next` gave last, from 1; 0 before the first. */
  line = 0

  constructor(text: string) {
    this.#text = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  }

  /** The line `distance` ahead (0: the one that `next` will give), or undefined past the end. */
  peek(distance = 0): string | undefined {
    while (this.#ahead.length <= distance) {
      const line = this.#read()
      if (line === undefined) return undefined
      this.#ahead.push(line)
    }
    return this.#ahead[distance]
  }

  next(): string | undefined {
    const line = this.#ahead.length > 0 ? this.#ahead.shift() : this.#read()
    if (line !== undefined) this.line++
    return line
  }

  #read(): string | undefined {
    if (this.#offset > this.#text.length) return undefined
    const end = this.#text.indexOf('\n', this.#offset)
    const stop = end === -1 ? this.#text.length : end
    const line = this.#text.slice(this.#offset, stop)
    this.#offset = stop + 1
    return line
  }
}
