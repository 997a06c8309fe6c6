/**
 * The readable text of a story. Paragraphs are parted by '\n\n'; within one, white space is single spaces. `origins`
 * holds for each unit of the text its place in the source; `quoted` the paragraphs that are set as block quotations.
 */
export type Prose = { text: string; origins: number[]; quoted: { from: number; to: number }[] }

/** Opens and closes an element that is itself a quotation (`<q>`). Private use, so that no text holds them. */
export const MARKUP_QUOTE = { open: '\ue0f0', close: '\ue0f1' } as const

/** Writes prose unit by unit, with where each came from. */
export class ProseWriter {
  #text: string[] = []
  #origins: number[] = []
  #quoted: { from: number; to: number }[] = []
  #quoteFrom: number | undefined
  #depth = 0
  readonly #sourceLength: number

  constructor(sourceLength: number) {
    this.#sourceLength = sourceLength
  }

  /** Of the text so far, without the space that ends it. */
  get length(): number {
    let length = this.#text.length
    while (length > 0 && /\s/u.test(this.#text[length - 1] ?? '')) length--
    return length
  }

  put(text: string, origin: number): void {
    for (const unit of text.replace(/\s/gu, ' ').split('')) {
      const last = this.#text.at(-1)
      if (unit === ' ' && (last === undefined || last === ' ' || last === '\n')) continue
      this.#text.push(unit)
      this.#origins.push(origin)
    }
  }

  paragraph(): void {
    while (this.#text.at(-1) === ' ') {
      this.#text.pop()
      this.#origins.pop()
    }
    if (this.#text.length === 0 || this.#text.at(-1) === '\n') return
    const origin = this.#origins.at(-1) ?? 0
    this.#text.push('\n', '\n')
    this.#origins.push(origin, origin)
  }

  openQuoted(): void {
    this.paragraph()
    if (this.#depth++ === 0) this.#quoteFrom = this.#text.length
  }

  closeQuoted(): void {
    this.paragraph()
    if (this.#depth === 0 || --this.#depth > 0 || this.#quoteFrom === undefined) return
    if (this.#text.length > this.#quoteFrom) this.#quoted.push({ from: this.#quoteFrom, to: this.#text.length })
    this.#quoteFrom = undefined
  }

  finish(): Prose {
    while (this.#depth > 0) this.closeQuoted()
    this.paragraph()
    return { text: this.#text.join(''), origins: [...this.#origins, this.#sourceLength], quoted: this.#quoted }
  }
}
