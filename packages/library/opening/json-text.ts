/**
 * A value as JSON that PostgreSQL takes: it has no place for NUL in text, and none for half a surrogate pair, both of
 * which damaged caption files bring.
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'string' ? each.toWellFormed().replaceAll('\u0000', '') : each,
  )
}
