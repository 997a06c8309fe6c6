import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { onBothDatabases } from '../suite/index.ts'
import { snake } from './rows.ts'
import { decisions, THINGS, type Shape } from './shape.ts'

/** What the library makes of the rest, or what is of one machine alone. */
const LEFT_OUT = [
  'caption_track.hash',
  'caption_track.version',
  'cue.version',
  'decision.version',
  'drama.changed_at',
  'drama.created_at',
  'drama.version',
  'making.changed_at',
  'making.created_at',
  'making.problem',
  'making.progress',
  'making.run_id',
  'making.state',
  'making.version',
  'note.created_at',
  'note.version',
  'person.changed_at',
  'person.created_at',
  'person.version',
  'person_name.id',
  'ranking_series.version',
  'source.version',
  'story.version',
  'video.changed_at',
  'video.created_at',
  'video.poster_key',
  'video.print_key',
  'video.problem',
  'video.progress',
  'video.state',
  'video.store_key',
  'video.version',
]

function* withParts(shape: Shape): Generator<Shape> {
  yield shape
  for (const part of Object.values(shape.parts ?? {})) yield* withParts(part)
}

onBothDatabases('an export', (open) => {
  test('tells every column of its tables, or leaves it out knowingly', async () => {
    const told = new Map<string, Set<string>>()
    for (const { table, by, fixed = {}, fields } of [...Object.values(THINGS), decisions].flatMap((thing) => [
      ...withParts(thing),
    ])) {
      const columns = told.get(snake(table)) ?? new Set<string>()
      for (const column of [by ?? '', ...Object.keys(fixed), ...Object.keys(fields)]) columns.add(snake(column))
      told.set(snake(table), columns)
    }
    const { rows } = await sql<{ table: string; column: string }>`select table_name as "table", column_name as "column"
      from information_schema.columns where table_schema = 'public'`.execute(open().database.kysely)
    const leftOut = rows.filter(({ table, column }) => told.has(table) && !told.get(table)?.has(column))
    expect(leftOut.map(({ table, column }) => `${table}.${column}`).toSorted()).toEqual(LEFT_OUT)
  })
})
