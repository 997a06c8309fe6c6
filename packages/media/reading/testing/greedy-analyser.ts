import type { Analyser } from '@aftercut/engine/readings'

/** Takes ten megabytes for every picture, and a tenth of a second. */
export function createAnalyser(): Analyser<undefined> {
  const kept: Buffer[] = []
  const pause = new Int32Array(new SharedArrayBuffer(4))
  return {
    picture() {
      kept.push(Buffer.alloc(10_000_000, 1))
      Atomics.wait(pause, 0, 0, 100)
    },
    sound() {},
    finish: () => undefined,
  }
}
