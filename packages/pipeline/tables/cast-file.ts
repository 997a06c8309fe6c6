import type { CastMember } from '@aftercut/engine/names'
import type { Problem } from '@aftercut/engine/report'
import { readTable } from './table-file.ts'

/**
 * Reads a cast: CSV with the columns person, role, variant ("junior"), episodes ("1-4, 7"; empty: all), hangul, names
 * (other spellings of the person, parted by '|').
 */
export async function readCast(path: string): Promise<{ cast: CastMember[]; problems: Problem[] }> {
  const { rows, problems } = await readTable(path, {
    must: ['person', 'role'],
    may: ['variant', 'episodes', 'hangul', 'names'],
  })
  const cast = rows.map(({ cells: { person = '', role = '', variant, episodes, hangul, names } }) => ({
    person,
    role,
    ...(variant && { variant }),
    ...(episodes && { episodes }),
    ...(hangul && { hangul }),
    ...(names && { names: names.split('|').map((name) => name.trim()) }),
  }))
  return { cast, problems }
}
