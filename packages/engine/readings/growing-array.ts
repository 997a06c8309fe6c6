/** The typed arrays that readings are made of. */
type Growable = Uint8Array<ArrayBuffer> | Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>

type GrowableConstructor<A extends Growable> = { new (buffer: ArrayBuffer): A; readonly BYTES_PER_ELEMENT: number }

/**
 * A typed array that grows. It is laid out for the expected length at once and cut to size in place at the end, so that
 * two hours of readings never stand twice in memory.
 */
export class GrowingArray<A extends Growable> {
  readonly #make: GrowableConstructor<A>
  #array: A
  length = 0

  constructor(make: GrowableConstructor<A>, expectedLength: number) {
    this.#make = make
    this.#array = new make(new ArrayBuffer(Math.max(1024, Math.ceil(expectedLength)) * make.BYTES_PER_ELEMENT))
  }

  /** The array with room for `count` more elements; write them from `length` on, then add `count` to `length`. */
  room(count: number): A {
    const needed = this.length + count
    if (needed > this.#array.length) {
      const elements = Math.max(needed, Math.ceil(this.#array.length * 1.25))
      this.#array = new this.#make(this.#array.buffer.transfer(elements * this.#make.BYTES_PER_ELEMENT))
    }
    return this.#array
  }

  push(value: number): void {
    this.room(1)[this.length] = value
    this.length++
  }

  /** The elements, in a buffer of exactly their size. The growing array is spent. */
  take(): A {
    const bytes = this.length * this.#make.BYTES_PER_ELEMENT
    return new this.#make(this.#array.buffer.transfer(bytes))
  }
}
