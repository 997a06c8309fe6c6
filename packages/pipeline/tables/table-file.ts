import { readFile } from 'node:fs/promises'
import { decodeText } from '@aftercut/media/captions'
import { UnreadableInput, whyUnreadable, type Problem } from '@aftercut/engine/report'
import { CsvError, parse } from 'csv-parse/sync'

export type Row = {
  /** Of the file, from 1. */
  line: number
  /** By the names of the header, lower case; cells are trimmed. */
  cells: Record<string, string>
}

/**
 * Reads a CSV file (RFC 4180; commas, semicolons or tabs; any encoding that captions come in) whose first line names
 * its columns. Throws `UnreadableInput` when it cannot be read, or lacks a column that it must have.
 */
export async function readTable(
  path: string,
  columns: { must: readonly string[]; may: readonly string[] },
): Promise<{ rows: Row[]; problems: Problem[] }> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new UnreadableInput(path, `Cannot read ${path}: ${whyUnreadable(cause)}.`, { cause })
  })
  const { text } = decodeText(bytes)
  const problems: Problem[] = []
  const records = parseRecords(path, text, problems)
  const names = Object.keys(records[0]?.record ?? {})
  const missing = columns.must.filter((name) => !names.includes(name))
  if (missing.length > 0)
    throw new UnreadableInput(
      path,
      `${path} lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}. Its first line must name them; ${columns.may.join(', ')} may follow.`,
    )
  const rows = records.flatMap(({ record, info }) => {
    const empty = columns.must.filter((name) => !record[name])
    if (empty.length === 0) return [{ line: info.lines, cells: record }]
    const message = `Line ${info.lines}: no ${empty.join(' and no ')}; the line is left out.`
    problems.push({ file: path, code: 'empty-cell', line: info.lines, message })
    return []
  })
  return { rows, problems }
}

type Parsed = { record: Record<string, string>; info: { lines: number } }

function parseRecords(path: string, text: string, problems: Problem[]): Parsed[] {
  const firstLine = text.slice(0, text.indexOf('\n') >>> 0)
  const delimiter = [',', ';', '\t'].toSorted((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0] ?? ','
  try {
    return parse(text, {
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      delimiter,
      info: true,
      trim: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      on_skip: (error) => {
        const line = (error as { lines?: number } | undefined)?.lines
        const message = `Line ${line ?? '?'}: ${error?.message ?? 'cannot be read'}; the line is left out.`
        problems.push({ file: path, code: 'odd-line', message, ...(line !== undefined && { line }) })
        return undefined
      },
    }) as unknown as Parsed[]
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    throw new UnreadableInput(path, `Cannot read ${path} as CSV: ${cause.message}.`, { cause })
  }
}
