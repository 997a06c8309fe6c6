import type { CastMember } from '@aftercut/engine/names'
import type { Problem } from '@aftercut/engine/report'
import { readTable } from './table-file.ts'

/** Reads a cast: CSV with the columns person, role, variant ("junior"), episodes ("1-4, 7"; empty: all). */
export async function readCast(path: string): Promise<{ cast: CastMember[]; problems: Problem[] }> {
  const { rows, problems } = await readTable(path, { must: ['person', 'role'], may: ['variant', 'episodes'] })
  const cast = rows.map(({ cells: { person = '', role = '', variant, episodes } }) => ({
    person,
    role,
    ...(variant && { variant }),
    ...(episodes && { episodes }),
  }))
  return { cast, problems }
}
