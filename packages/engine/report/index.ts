export { checkReport } from './check-report.ts'
export { clockTime } from './clock-time.ts'
export { UnreadableInput } from './unreadable-input.ts'
export { whyUnreadable } from './why-unreadable.ts'
export type { Span } from './span.ts'
export type {
  Call,
  CallKind,
  CueRef,
  Layer,
  Match,
  Moment,
  MomentKind,
  Problem,
  Quote,
  Report,
  Segment,
  SegmentKind,
} from './report.ts'
export { default as reportSchema } from './report.schema.json' with { type: 'json' }
export { kindTitle, segmentTitle } from './segment-title.ts'
export { writeChapters } from './write-chapters.ts'
export { writeOtio } from './write-otio.ts'
export type { OtioOptions } from './write-otio.ts'
