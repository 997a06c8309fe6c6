import { UnreadableInput } from '@aftercut/engine/report'

/** A caption file that cannot be opened or read; what stands in it is never the reason. */
export class UnreadableCaptions extends UnreadableInput {
  override name = 'UnreadableCaptions'
}
