import { dramasAndPeople } from './0001-dramas-and-people.ts'
import { videosAndFindings } from './0002-videos-and-findings.ts'
import { stories } from './0003-stories.ts'
import { search } from './0004-search.ts'
import { names } from './0005-names.ts'
import { copies } from './0006-copies.ts'
import { searchByKind } from './0007-search-by-kind.ts'
import { marks } from './0008-marks.ts'
import { desk } from './0009-desk.ts'
import { makingsFound } from './0010-makings-found.ts'

/** One step of the schema: applied once, in order, never changed afterwards. A statement each. */
export type Migration = { name: string; statements: readonly string[] }

export const houseMigrations: readonly Migration[] = [
  { name: 'dramas and people', statements: dramasAndPeople },
  { name: 'videos and findings', statements: videosAndFindings },
  { name: 'stories', statements: stories },
  { name: 'search', statements: search },
  { name: 'names', statements: names },
  { name: 'copies', statements: copies },
  { name: 'search by kind', statements: searchByKind },
  { name: 'marks', statements: marks },
  { name: 'desk', statements: desk },
  { name: 'makings found', statements: makingsFound },
]
