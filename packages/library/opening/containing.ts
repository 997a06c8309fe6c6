/** The pattern of `ilike` for texts that hold these words as they stand: `%` and `_` are signs like any other. */
export function containing(words: string): string {
  return `%${words.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
}
