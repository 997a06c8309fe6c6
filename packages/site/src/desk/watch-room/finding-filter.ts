import { isJudged, type Finding, type FindingKind } from './room-data.ts'

/** Which findings the list shows. `words`: as typed; those that have them in what they are called or say. */
export type FindingFilter = {
  kind: FindingKind | 'all'
  standing: 'all' | 'open' | 'judged' | 'reopened'
  words: string
}

/** The findings that the filter lets through, as they come in the video. `tell`: all that is said of one. */
export function filterFindings(
  byKind: { readonly [Kind in FindingKind]: readonly Finding[] },
  { kind, standing, words }: FindingFilter,
  tell: (finding: Finding) => string,
): Finding[] {
  const wanted = words.trim().toLowerCase()
  const source = kind === 'all' ? Object.values(byKind).flat() : byKind[kind]
  return source
    .filter((each) => stands(each, standing) && (wanted === '' || tell(each).toLowerCase().includes(wanted)))
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
}

function stands(finding: Finding, standing: FindingFilter['standing']): boolean {
  if (standing === 'all') return true
  if (standing === 'reopened') return finding.body['reopened'] === true
  return isJudged(finding) === (standing === 'judged')
}
