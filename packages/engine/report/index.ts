export { UnreadableInput } from './unreadable-input.ts'
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
