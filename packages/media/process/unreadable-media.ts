import { UnreadableInput } from '@aftercut/engine/report'

/** Why nothing at all came of a media file. */
export type UnreadableReason =
  | 'not-found'
  | 'not-a-file'
  | 'empty'
  | 'not-media'
  | 'no-tracks'
  | 'over-limit'
  | 'time-limit'
  | 'memory-limit'
  | 'crashed'
  | 'failed'

/** A media file of which nothing could be read, or whose job broke off. */
export class UnreadableMedia extends UnreadableInput {
  override name = 'UnreadableMedia'
  readonly reason: UnreadableReason

  constructor(file: string, reason: UnreadableReason, message: string, options?: { cause?: unknown }) {
    super(file, message, options)
    this.reason = reason
  }
}
