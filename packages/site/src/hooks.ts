import type { Transport } from '@sveltejs/kit/hooks'
import { Unsent } from './frame/unsent.ts'

export const transport: Transport = {
  Unsent: {
    encode: (value) => value instanceof Unsent && 'unsent',
    decode: () => new Unsent(undefined),
  },
}
