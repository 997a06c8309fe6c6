import type { RawCue } from './runs.ts'

/** The cues of one language of a file, before speakers and language are read. */
export type RawCaptions = {
  cues: RawCue[]
  /** What the file itself says of its language, in BCP 47. */
  declaredLanguage?: string | undefined
  /** The file says, or its shape shows, that a machine made it. */
  automatic?: boolean | undefined
}
