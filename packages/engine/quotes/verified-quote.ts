import type { CueRef, Layer } from '../report/index.ts'
import type { Change } from './reading-placement.ts'

export type Verdict = 'verbatim' | 'edited' | 'not-found' | 'wrong-speaker' | 'ambiguous'

/** What holds of one quotation. Times in seconds. */
export type VerifiedQuote = {
  text: string
  verdict: Verdict
  start?: number
  end?: number
  /** As the captions name them. */
  speaker?: string
  layer?: Layer
  language?: string
  /** The caption file that it holds against. */
  file?: string
  cues?: CueRef[]
  changes: Change[]
  /** For what is not found: the captions' words that come nearest, and where they stand. */
  nearest?: string
  nearestAt?: { start: number; end: number; file: string; speaker?: string }
  warnings: string[]
  /** The captions' own words, from the first word to the last. */
  source?: string
  /** Of the cues on which the verdict rests: another hash, and the quotation is open again. */
  captionsHash?: string
  /** Whom the story gives the words to. */
  attributedTo?: string[]
  /** The line of the story on which the quotation opens, from 1. */
  line: number
  /** Its place in the story's source, marks included, in UTF-16 units. */
  from: number
  to: number
}
