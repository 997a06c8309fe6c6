import type { PictureSeries } from '../readings/index.ts'

/** Tables held at a time: 25 s of pictures, 10 MB. */
const MOST_TABLES = 256

/**
 * Pictures as summed-area tables (Crow, 1984), so that any rectangle of one is added up from its corners: entry
 * y × stride + x is the sum of what lies above and left of (x, y). Each is made when first asked for; the oldest give way.
 */
export class SummedPictures {
  readonly series: PictureSeries
  readonly stride: number
  readonly #tables: Int32Array[] = []
  /** Of each picture, where its table is, or -1; of each table, its picture. */
  readonly #places: Int16Array
  readonly #pictures: Int32Array
  #next = 0

  constructor(series: PictureSeries) {
    this.series = series
    this.stride = series.width + 1
    this.#places = new Int16Array(series.count).fill(-1)
    this.#pictures = new Int32Array(MOST_TABLES).fill(-1)
  }

  /** The table of picture `k`, until hundreds of others have been asked for. */
  table(k: number): Int32Array {
    const place = this.#places[k]!
    return place >= 0 ? this.#tables[place]! : this.#make(k)
  }

  #make(k: number): Int32Array {
    const { width, height, luma } = this.series
    const { stride } = this
    const place = this.#next
    this.#next = (place + 1) % MOST_TABLES
    const before = this.#pictures[place]!
    if (before >= 0) this.#places[before] = -1
    this.#places[k] = place
    this.#pictures[place] = k
    // The first row and column stay 0.
    const table = (this.#tables[place] ??= new Int32Array(stride * (height + 1)))
    let at = k * width * height
    for (let y = 1; y <= height; y++) {
      let sum = 0
      const row = y * stride
      for (let x = 1; x <= width; x++) {
        sum += luma[at++]!
        table[row + x] = table[row - stride + x]! + sum
      }
    }
    return table
  }
}
