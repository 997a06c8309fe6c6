/** An episode as the library lists it. */
export type EpisodeAt = { id: string; season: number; number: number }

/**
 * '1-4, 6; S2E1' as the episodes' ids; numbers alone are of the first season that there is. Empty: none named, which
 * stands for all. Answers the code that names no episode instead, where there is one.
 */
export function episodesNamed(text: string, episodes: readonly EpisodeAt[]): string[] | { unknown: string } {
  const first = Math.min(...episodes.map(({ season }) => season))
  const ids: string[] = []
  for (const code of text.split(/[,;]/).map((each) => each.trim())) {
    if (code === '') continue
    const match = /^(?:S(\d{1,3})\s*)?E?(\d{1,4})(?:\s*[-–]\s*E?(\d{1,4}))?$/i.exec(code)
    if (match === null) return { unknown: code }
    const season = match[1] === undefined ? first : Number(match[1])
    const from = Number(match[2])
    const to = Number(match[3] ?? match[2])
    const found = episodes.filter((each) => each.season === season && each.number >= from && each.number <= to)
    if (found.length !== to - from + 1) return { unknown: code }
    ids.push(...found.map(({ id }) => id))
  }
  return ids
}

/** The same, written: 'S1 1-4, 6'. */
export function episodeCodes(episodes: readonly Omit<EpisodeAt, 'id'>[]): string {
  const seasons = Map.groupBy(episodes, ({ season }) => season)
  return [...seasons]
    .toSorted(([a], [b]) => a - b)
    .map(([season, of]) =>
      runsOf(of.map(({ number }) => number))
        .map((run) => `S${season}E${run}`)
        .join(', '),
    )
    .join(', ')
}

function runsOf(numbers: readonly number[]): string[] {
  const runs: { from: number; to: number }[] = []
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last !== undefined && last.to + 1 === number) last.to = number
    else runs.push({ from: number, to: number })
  }
  return runs.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`))
}
