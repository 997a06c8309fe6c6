import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { UnreadableInput, type Problem } from '@aftercut/engine/report'
import { Refused, type Library } from '@aftercut/library/opening'
import { checkDramaFile, importDrama, isExport, takeExport } from '../../exchange/index.ts'
import { readTable } from '../../tables/index.ts'
import { DRAMA_TABLES, dramaTableOf, readDramaTable } from './drama-tables.ts'
import { keepOffers, OFFER_COLUMNS } from './offers.ts'
import { keepRankings, NETFLIX_COLUMNS, RANKING_COLUMNS, readNetflixRows, readRankingRows } from './rankings.ts'
import { dramaFromTvmaze, isTvmazeShow } from './tvmaze.ts'

export type ImportedCatalogue = { file: string; what: string; rows: number; problems: Problem[] }

const WHO = 'import'
const ENDINGS = ['.json', '.csv', '.tsv']

/** Whether a file is a list of dramas, rankings or offers rather than a video. */
export function isCatalogue(path: string): boolean {
  return ENDINGS.includes(extname(path).toLowerCase())
}

/** Takes a catalogue file into the library: what it is, is told by its columns or fields. Throws `UnreadableInput`. */
export async function importCatalogue(
  file: string,
  library: Library,
  context: Context = {},
): Promise<ImportedCatalogue> {
  try {
    return await (extname(file).toLowerCase() === '.json'
      ? importJson(file, library, context)
      : importTable(file, library))
  } catch (cause) {
    // What the library refuses, or the database (class 22: odd data), is a fault of the file.
    const { code = '', message } = cause as { code?: string; message: string }
    if (!(cause instanceof Refused) && !code.startsWith('22')) throw cause
    throw new UnreadableInput(file, `${file} cannot be taken: ${message}`, { cause })
  }
}

type Context = { signal?: AbortSignal; onProgress?: (fraction: number, what: string) => void }

async function importJson(file: string, library: Library, context: Context): Promise<ImportedCatalogue> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UnreadableInput(file, `Cannot read ${file}: ${(cause as Error).message}.`, { cause })
  })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new UnreadableInput(file, `${file} is no JSON: ${(cause as Error).message}.`, { cause })
  }
  if (isExport(value)) {
    const counts = await takeExport(file, value, library, WHO, context)
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
    return { file, what: 'export', rows, problems: [] }
  }
  const shows = Array.isArray(value) ? value : [value]
  for (const show of shows)
    await importDrama(checkDramaFile(file, isTvmazeShow(show) ? dramaFromTvmaze(show) : show), library, WHO)
  return { file, what: 'dramas', rows: shows.length, problems: [] }
}

async function importTable(file: string, library: Library): Promise<ImportedCatalogue> {
  const { rows, problems } = await readTable(file, { must: [], may: [] })
  const columns = Object.keys(rows[0]?.cells ?? {})
  const has = (wanted: readonly string[]) => wanted.every((name) => columns.includes(name))
  if (has(NETFLIX_COLUMNS) || has(RANKING_COLUMNS)) {
    const read = has(NETFLIX_COLUMNS) ? readNetflixRows(file, rows) : readRankingRows(file, rows)
    await keepRankings(read.lines, library)
    return { file, what: 'rankings', rows: read.lines.length, problems: [...problems, ...read.problems] }
  }
  if (has(OFFER_COLUMNS)) {
    const odd = await keepOffers(file, rows, library)
    return { file, what: 'offers', rows: rows.length - odd.length, problems: [...problems, ...odd] }
  }
  const table = dramaTableOf(columns)
  if (table) {
    const read = readDramaTable(file, rows, table)
    for (const drama of read.dramas) await importDrama(checkDramaFile(file, drama), library, WHO)
    return { file, what: table.what, rows: read.dramas.length, problems: [...problems, ...read.problems] }
  }
  const known = DRAMA_TABLES.map(({ what, columns: [all = [], oneOf] }) => {
    const more = oneOf ? ` and one of ${oneOf.join(', ')}` : ''
    return `${what} (${all.join(', ')}${more})`
  })
  throw new UnreadableInput(
    file,
    `${file} has the columns ${columns.join(', ') || '(none)'}: neither a ranking (${RANKING_COLUMNS.join(', ')}), nor Netflix's weekly file, nor offers (${OFFER_COLUMNS.join(', ')}), ${known.join(', ')}. docs/formats.md has an example of each.`,
  )
}
