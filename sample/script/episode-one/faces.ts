import { LIGHTS } from '../../stage/index.ts'
import type { Player } from '../staging.ts'

/** Sol's face, before whatever lies behind it. `turn` is where she looks. */
export const sol = (turn = 0.55): Player => ({
  who: 'naru',
  look: 'sol',
  pose: { x: 300, y: 262, u: 168, turn, bust: true },
})

/** Mu-yeon's, likewise. */
export const muyeon = (turn = -0.55): Player => ({
  who: 'doyul',
  look: 'muyeon',
  pose: { x: 345, y: 264, u: 166, turn, bust: true },
  light: LIGHTS.nightLeft,
})
