/** A line of a ranking, as it is typed. */
export type RankingLine = { rank: number; label: string; value: number | null }

const MOST_LINES = 1000

/**
 * Reads a ranking of a text area: a line each, as `1 | Crash Landing on You | 21.7`, or three columns of a spreadsheet;
 * the value may be left out. A line without a rank has the one after the line above. `wrong`: the first line that is none.
 */
export function readRankingLines(text: string): { lines: RankingLine[] } | { wrong: string } {
  const lines: RankingLine[] = []
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue
    const numbered = /^(\d{1,5})\s*[|\t.)]\s*(.+)$/u.exec(line)
    const [label = '', given] = (numbered?.[2] ?? line).split(/\s*[|\t]\s*/u)
    const value = given === undefined || given === '' ? null : Number(given.replaceAll(',', ''))
    const rank = numbered ? Number(numbered[1]) : (lines.at(-1)?.rank ?? 0) + 1
    if (label === '' || rank < 1 || Number.isNaN(value) || lines.length === MOST_LINES) return { wrong: line }
    lines.push({ rank, label, value })
  }
  return { lines }
}

export const writeRankingLines = (lines: readonly RankingLine[]): string =>
  lines.map(({ rank, label, value }) => [rank, label, ...(value === null ? [] : [value])].join(' | ')).join('\n')
