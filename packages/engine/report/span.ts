/** A stretch of time. Seconds from the start of the file; `start <= end`. */
export type Span = { start: number; end: number }
