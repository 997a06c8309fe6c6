import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Fourier } from './index.ts'

/** The definition, in N² steps. */
function naive(re: number[], im: number[]): [number[], number[]] {
  const size = re.length
  const outRe: number[] = []
  const outIm: number[] = []
  for (let k = 0; k < size; k++) {
    let sumRe = 0
    let sumIm = 0
    for (let n = 0; n < size; n++) {
      const angle = (-2 * Math.PI * k * n) / size
      sumRe += re[n]! * Math.cos(angle) - im[n]! * Math.sin(angle)
      sumIm += re[n]! * Math.sin(angle) + im[n]! * Math.cos(angle)
    }
    outRe.push(sumRe)
    outIm.push(sumIm)
  }
  return [outRe, outIm]
}

test('equals the definition', () => {
  const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 32, maxLength: 32 })
  fc.assert(
    fc.property(values, values, (re, im) => {
      const fastRe = Float64Array.from(re)
      const fastIm = Float64Array.from(im)
      new Fourier(32).transform(fastRe, fastIm)
      const [slowRe, slowIm] = naive(re, im)
      for (let k = 0; k < 32; k++) {
        expect(fastRe[k]).toBeCloseTo(slowRe[k]!, 9)
        expect(fastIm[k]).toBeCloseTo(slowIm[k]!, 9)
      }
    }),
    { seed: 1, numRuns: 30 },
  )
})
