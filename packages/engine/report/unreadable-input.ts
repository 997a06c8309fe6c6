/** A file that the user named could not be read at all. What could be read in part is a `Problem`, not this. */
export class UnreadableInput extends Error {
  override name = 'UnreadableInput'
  readonly file: string

  constructor(file: string, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.file = file
  }
}
