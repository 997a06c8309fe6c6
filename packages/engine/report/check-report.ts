import type { CueRef, Report } from './report.ts'
import type { Span } from './span.ts'

/** Spans that should meet may miss each other by rounding, never by a frame (a frame of 120 fps lasts 8 ms). */
const TOLERANCE_SECONDS = 0.005

/** Where spans fail to cover 0 to `durationSeconds` in order, without gap or overlap. */
function checkCover(name: string, spans: readonly Span[], durationSeconds: number): string[] {
  if (spans.length === 0)
    return durationSeconds > 0 ? [`${name}: none, though the making-of lasts ${durationSeconds} s.`] : []
  const faults: string[] = []
  let reached = 0
  for (const [index, span] of spans.entries()) {
    const miss = span.start - reached
    if (miss > TOLERANCE_SECONDS) faults.push(`${name}[${index}]: a gap of ${miss} s before ${span.start} s.`)
    if (miss < -TOLERANCE_SECONDS) faults.push(`${name}[${index}]: starts at ${span.start} s, before ${reached} s.`)
    reached = span.end
  }
  if (Math.abs(reached - durationSeconds) > TOLERANCE_SECONDS)
    faults.push(`${name}: end at ${reached} s, the making-of at ${durationSeconds} s.`)
  return faults
}

function checkSpan(name: string, span: Span, durationSeconds: number): string[] {
  if (!Number.isFinite(span.start) || !Number.isFinite(span.end)) return [`${name}: its times are no numbers.`]
  if (span.start > span.end) return [`${name}: starts at ${span.start} s, after its end at ${span.end} s.`]
  if (span.start < 0 || span.end > durationSeconds + TOLERANCE_SECONDS)
    return [`${name}: lies outside the video (${span.start} to ${span.end} of ${durationSeconds} s).`]
  return []
}

function checkTakes(report: Report): string[] {
  const faults: string[] = []
  const numbers = new Map<string, number[]>()
  for (const [index, segment] of report.segments.entries()) {
    // A take of which no line is known is of no scene, and so has no number.
    if (segment.kind === 'take' && segment.scene && segment.take === undefined)
      faults.push(`segments[${index}]: a take of a scene without a number.`)
    if (segment.kind !== 'take' && segment.take !== undefined)
      faults.push(`segments[${index}]: a ${segment.kind} with a take's number.`)
    if (segment.kind !== 'take' || segment.take === undefined || !segment.scene) continue
    const scene = `${segment.scene.episode} ${segment.scene.start}`
    numbers.set(scene, [...(numbers.get(scene) ?? []), segment.take])
  }
  for (const [scene, takes] of numbers) {
    // One take may come in several pieces, so a number may repeat, but none is left out.
    const steps = takes.every((take, index) => take - (takes[index - 1] ?? 0) <= 1)
    if (!steps || takes[0] !== 1) faults.push(`segments: the takes of scene ${scene} are numbered ${takes.join(', ')}.`)
  }
  return faults
}

function checkOrder(name: string, times: readonly number[]): string[] {
  return times.flatMap((time, index) =>
    index > 0 && time < times[index - 1]! ? [`${name}[${index}]: comes before the one before it.`] : [],
  )
}

/** What the report's shape promises and a JSON Schema cannot say. Gives each breach in plain words; none when sound. */
export function checkReport(report: Report): string[] {
  const { making, episodes } = report
  const duration = making.durationSeconds
  const byId = new Map(episodes.map((episode) => [episode.id, episode]))
  const hasCue = (ref: CueRef) => ref.cue < (making.captions[ref.captions]?.cues ?? 0)
  const faults = [
    ...checkCover('shots', report.shots, duration),
    ...checkCover('segments', report.segments, duration),
    ...checkTakes(report),
  ]
  faults.push(
    ...checkOrder(
      'matches',
      report.matches.map((match) => match.making.start),
    ),
    ...checkOrder(
      'calls',
      report.calls.map((call) => call.at),
    ),
    ...checkOrder(
      'moments',
      report.moments.map((moment) => moment.start),
    ),
    ...checkOrder(
      'quotes',
      report.quotes.map((quote) => quote.start),
    ),
  )
  if (byId.size < episodes.length) faults.push('episodes: two have the same id.')
  for (const [index, { scene }] of report.segments.entries()) {
    const episode = scene && byId.get(scene.episode)
    if (scene && !episode) faults.push(`segments[${index}].scene: there is no episode "${scene.episode}".`)
    if (scene && episode) faults.push(...checkSpan(`segments[${index}].scene`, scene, episode.durationSeconds))
  }
  for (const [index, match] of report.matches.entries()) {
    faults.push(...checkSpan(`matches[${index}].making`, match.making, duration))
    const episode = byId.get(match.episode.id)
    if (!episode) faults.push(`matches[${index}]: there is no episode "${match.episode.id}".`)
    else faults.push(...checkSpan(`matches[${index}].episode`, match.episode, episode.durationSeconds))
    const drift = match.making.end - match.making.start - match.rate * (match.episode.end - match.episode.start)
    // Both spans hold to 0.2 s at each end (docs/matches.md).
    if (Math.abs(drift) > 0.4 * Math.max(1, match.rate))
      faults.push(`matches[${index}]: its rate does not fit its spans.`)
  }
  for (const [index, call] of report.calls.entries()) {
    faults.push(...checkSpan(`calls[${index}]`, { start: call.at, end: call.at }, duration))
    if (!hasCue(call.cue)) faults.push(`calls[${index}]: there is no such cue.`)
  }
  for (const [index, moment] of report.moments.entries()) {
    faults.push(...checkSpan(`moments[${index}]`, moment, duration))
    if (moment.afterCall !== undefined && !report.calls[moment.afterCall])
      faults.push(`moments[${index}]: there is no call ${moment.afterCall}.`)
  }
  for (const [index, quote] of report.quotes.entries()) {
    faults.push(...checkSpan(`quotes[${index}]`, quote, duration))
    if (!quote.cues.every(hasCue)) faults.push(`quotes[${index}]: there is no such cue.`)
  }
  return faults
}
