/** Writes numbers one after the other, little-endian, into bytes that grow. */
export class ByteWriter {
  #bytes = new Uint8Array(4096)
  #view = new DataView(this.#bytes.buffer)
  length = 0

  u8(value: number): void {
    const at = this.#room(1)
    this.#view.setUint8(at, value)
  }

  u16(value: number): void {
    const at = this.#room(2)
    this.#view.setUint16(at, value, true)
  }

  u32(value: number): void {
    const at = this.#room(4)
    this.#view.setUint32(at, value, true)
  }

  /** Unsigned LEB128: seven bits a byte, lowest first, the top bit set in all but the last. */
  varint(value: number): void {
    while (value > 127) {
      this.u8((value & 127) | 128)
      value = Math.floor(value / 128)
    }
    this.u8(value)
  }

  bytes(bytes: Uint8Array): void {
    const at = this.#room(bytes.length)
    this.#bytes.set(bytes, at)
  }

  take(): Uint8Array {
    return this.#bytes.slice(0, this.length)
  }

  /** Where the next `count` bytes go. It may move the bytes: ask before touching them. */
  #room(count: number): number {
    const at = this.length
    this.length += count
    if (this.length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.length, this.#bytes.length * 2))
      larger.set(this.#bytes)
      this.#bytes = larger
      this.#view = new DataView(larger.buffer)
    }
    return at
  }
}

/** Reads what ByteWriter writes. Past the end it throws a RangeError. */
export class ByteReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get left(): number {
    return this.#bytes.length - this.at
  }

  u8(): number {
    return this.#view.getUint8(this.#move(1))
  }

  u16(): number {
    return this.#view.getUint16(this.#move(2), true)
  }

  u32(): number {
    return this.#view.getUint32(this.#move(4), true)
  }

  varint(): number {
    let value = 0
    let unit = 1
    for (;;) {
      const byte = this.u8()
      value += (byte & 127) * unit
      if (byte < 128) return value
      unit *= 128
      if (unit > 2 ** 42) throw new RangeError('A number is too long.')
    }
  }

  bytes(count: number): Uint8Array {
    const at = this.#move(count)
    return this.#bytes.subarray(at, at + count)
  }

  #move(count: number): number {
    const at = this.at
    if (count > this.left) throw new RangeError(`${count} bytes wanted at ${at}, ${this.left} left.`)
    this.at += count
    return at
  }
}
