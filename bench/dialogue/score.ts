import type { Span } from '@aftercut/engine/report'
import { tellTheSet } from '@aftercut/engine/set'
import type { Film } from './film.ts'

/** Hits, false alarms and misses. */
export type Counts = { right: number; wrong: number; missed: number }

export type Score = {
  takes: Counts
  numbers: { right: number; all: number }
  calls: Counts
  afterCut: Counts
  moments: Counts
  byKind: Map<string, Counts>
  /** Seconds of interview and set told right, of all. */
  time: { right: number; all: number }
  days: Counts
}

export function emptyScore(): Score {
  const none = (): Counts => ({ right: 0, wrong: 0, missed: 0 })
  return {
    takes: none(),
    numbers: { right: 0, all: 0 },
    calls: none(),
    afterCut: none(),
    moments: none(),
    byKind: new Map(),
    time: { right: 0, all: 0 },
    days: none(),
  }
}

export function f1({ right, wrong, missed }: Counts): number {
  return right + wrong + missed === 0 ? 1 : (2 * right) / (2 * right + wrong + missed)
}

/** Tells the set of a film and adds to `score` how well. `note` is told each error. */
export function scoreFilm(film: Film, score: Score, note: (error: string) => void = () => undefined): void {
  const told = tellTheSet({
    making: { durationSeconds: film.durationSeconds, tracks: [film.making], shots: [] },
    episodes: film.episodes,
    matches: film.matches,
    cast: film.cast,
  })
  const { truth } = film
  const takes = told.segments.filter((segment) => segment.kind === 'take')
  const pairs = pair(
    truth.takes,
    takes,
    (real, found) =>
      overlapShare(real, found) >= 0.5 &&
      found.scene?.episode === real.episode &&
      overlapShare(found.scene, real.scene) >= 0.5,
  )
  count(score.takes, truth.takes, takes, pairs, (each) => note(`take ${JSON.stringify(each)}`))
  for (const [real, found] of pairs) {
    score.numbers.all++
    if (real.number === found.take) score.numbers.right++
    else note(`number: real ${String(real.number)} at ${real.start.toFixed(1)}, found ${String(found.take)}`)
  }
  const calls = pair(
    truth.calls,
    told.calls,
    (real, found) => real.call === found.call && Math.abs(real.at - found.at) <= 1,
  )
  count(score.calls, truth.calls, told.calls, calls, (each) => note(`call ${JSON.stringify(each)}`))
  for (const kind of new Set([...truth.moments, ...told.moments].map((moment) => moment.kind))) {
    const real = merged(truth.moments.filter((moment) => moment.kind === kind))
    const found = told.moments.filter((moment) => moment.kind === kind)
    const same = pair(real, found, (a, b) => a.start < b.end + 1 && b.start < a.end + 1)
    const counts = score.byKind.get(kind) ?? { right: 0, wrong: 0, missed: 0 }
    count(counts, real, found, same, (each) => note(`moment ${kind} ${JSON.stringify(each)}`))
    score.byKind.set(kind, counts)
  }
  const sum = (kinds: Iterable<Counts>) =>
    [...kinds].reduce((a, b) => ({ right: a.right + b.right, wrong: a.wrong + b.wrong, missed: a.missed + b.missed }), {
      right: 0,
      wrong: 0,
      missed: 0,
    })
  score.moments = sum(score.byKind.values())
  score.afterCut = score.byKind.get('after-cut') ?? score.afterCut
  scoreTime(film, told.segments, score, note)
}

/** The same kind within five seconds is one moment, in truth as in what is found. */
function merged<Item extends Span>(spans: readonly Item[]): Item[] {
  return spans
    .toSorted((a, b) => a.start - b.start)
    .reduce<Item[]>((all, span) => {
      const last = all.at(-1)
      if (last && span.start - last.end < 5 && !('kind' in last && last.kind === 'after-cut'))
        all[all.length - 1] = { ...last, end: Math.max(last.end, span.end) }
      else all.push(span)
      return all
    }, [])
}

function scoreTime(
  film: Film,
  segments: readonly (Span & { kind: string })[],
  score: Score,
  note: (error: string) => void,
): void {
  const { interviews, clips, takes } = film.truth
  const inside = (at: number, spans: readonly Span[]) => spans.some((span) => at >= span.start && at < span.end)
  let wrong = 0
  for (let at = 0.25; at < film.durationSeconds; at += 0.5) {
    if (inside(at, clips) || inside(at, takes)) continue
    const interview = segments.find((segment) => at >= segment.start && at < segment.end)?.kind === 'interview'
    score.time.all += 0.5
    if (interview === inside(at, interviews)) score.time.right += 0.5
    else wrong += 0.5
  }
  if (wrong > 3)
    note(
      `interview: ${String(wrong)} s wrong; real ${JSON.stringify(interviews)}, found ${JSON.stringify(segments.filter((each) => each.kind === 'interview').map(({ start, end }) => ({ start, end })))}`,
    )
}

function pair<Real, Found>(
  real: readonly Real[],
  found: readonly Found[],
  same: (a: Real, b: Found) => boolean,
): [Real, Found][] {
  const used = new Set<Found>()
  return real.flatMap((each): [Real, Found][] => {
    const match = found.find((other) => !used.has(other) && same(each, other))
    if (match === undefined) return []
    used.add(match)
    return [[each, match]]
  })
}

function count<Real, Found>(
  counts: Counts,
  real: readonly Real[],
  found: readonly Found[],
  pairs: readonly [Real, Found][],
  note: (error: string) => void,
): void {
  const hits = new Set(pairs.map(([each]) => each))
  const used = new Set(pairs.map(([, each]) => each))
  for (const each of real) if (!hits.has(each)) note(`missed ${JSON.stringify(each)}`)
  for (const each of found) if (!used.has(each)) note(`false ${JSON.stringify(each)}`)
  counts.right += pairs.length
  counts.missed += real.length - pairs.length
  counts.wrong += found.length - pairs.length
}

/** What two spans share, of what they cover together. */
function overlapShare(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start))
}
