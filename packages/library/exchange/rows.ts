/** 'startSeconds' → 'start_seconds'. */
export const snake = (column: string): string => column.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** A row with its columns' names as the database has them. */
export const asColumns = (row: object): { [column: string]: unknown } =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [snake(column), value]))

/** A value with every id in it that stands for another replaced by that. */
export function withIds(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (ids.size === 0) return value
  if (typeof value === 'string') return ids.get(value) ?? value
  if (Array.isArray(value)) return value.map((each) => withIds(each, ids))
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([field, each]) => [field, withIds(each, ids)]))
}
