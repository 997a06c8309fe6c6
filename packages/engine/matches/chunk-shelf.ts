/** Whoever holds chunks and can make them again. */
export type ChunkHolder = { letGo(chunk: number): void }

/** Holds so many chunks at a time, whosever they are: the oldest give way. Memory does not grow with the length of a video. */
export class ChunkShelf {
  readonly #holders: ChunkHolder[] = []
  readonly #chunks: number[] = []
  readonly #most: number
  #next = 0

  constructor(most: number) {
    this.#most = most
  }

  /** Tells of a chunk that was made. */
  put(holder: ChunkHolder, chunk: number): void {
    const place = this.#next
    this.#next = (place + 1) % this.#most
    this.#holders[place]?.letGo(this.#chunks[place]!)
    this.#holders[place] = holder
    this.#chunks[place] = chunk
  }
}
