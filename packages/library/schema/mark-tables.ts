import type { GeneratedAlways } from 'kysely'

/** A print whose marks are in the index. `format`: of the marks; those of another are made anew. */
export interface MarkedPrintTable {
  videoId: string
  number: GeneratedAlways<number>
  format: number
}

/** `number`: of the marked print. `at`: in MARK_SECONDS. */
export interface PrintMarkTable {
  key: number
  number: number
  at: number
}
