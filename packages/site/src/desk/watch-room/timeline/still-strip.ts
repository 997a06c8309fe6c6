/** As many pictures are kept decoded: 160 by 90, some 23 MB. */
const MOST_KEPT = 400
/** So many are fetched at a time; the rest of what is in view waits, and what has left it is forgotten. */
const MOST_LOADING = 4

/** The stills of a strip, fetched as they come into view. Still `k` stands for (k … k + 1) × `everySeconds`. */
export class StillStrip {
  readonly count: number
  readonly everySeconds: number
  readonly #address: (index: number) => string
  readonly #arrived: () => void
  readonly #kept = new Map<number, ImageBitmap>()
  readonly #loading = new Set<number>()
  readonly #missing = new Set<number>()
  #wanted: number[] = []

  constructor(strip: { count: number; everySeconds: number }, address: (index: number) => string, arrived: () => void) {
    this.count = strip.count
    this.everySeconds = strip.everySeconds
    this.#address = address
    this.#arrived = arrived
  }

  indexAt(seconds: number): number {
    return Math.max(0, Math.min(this.count - 1, Math.floor(seconds / this.everySeconds)))
  }

  /** The picture, where it is there. */
  get(index: number): ImageBitmap | undefined {
    const bitmap = this.#kept.get(index)
    if (bitmap === undefined) return undefined
    this.#kept.delete(index)
    this.#kept.set(index, bitmap)
    return bitmap
  }

  /** What is in view and not there yet: fetched now, in this order. */
  want(indices: number[]): void {
    this.#wanted = indices
    this.#load()
  }

  close(): void {
    for (const bitmap of this.#kept.values()) bitmap.close()
    this.#kept.clear()
    this.#wanted = []
  }

  #load(): void {
    for (const index of this.#wanted) {
      if (this.#loading.size >= MOST_LOADING) return
      if (this.#loading.has(index) || this.#missing.has(index) || this.#kept.has(index)) continue
      this.#loading.add(index)
      void this.#fetch(index)
    }
  }

  async #fetch(index: number): Promise<void> {
    try {
      const response = await fetch(this.#address(index))
      if (!response.ok) throw new Error(String(response.status))
      this.#keep(index, await createImageBitmap(await response.blob()))
    } catch {
      // A strip that is not all there yet shows what there is.
      this.#missing.add(index)
    } finally {
      this.#loading.delete(index)
      this.#load()
    }
  }

  #keep(index: number, bitmap: ImageBitmap): void {
    this.#kept.set(index, bitmap)
    if (this.#kept.size > MOST_KEPT) {
      const [oldest] = this.#kept.keys()
      if (oldest !== undefined) {
        this.#kept.get(oldest)?.close()
        this.#kept.delete(oldest)
      }
    }
    this.#arrived()
  }
}
