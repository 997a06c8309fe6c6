import type { Moment, Span } from '../report/index.ts'
import type { NumberedTake } from '../segments/index.ts'
import { brief, clock, type Happening, type MomentTrack, segmentAt, withWho } from './happening.ts'
import { findSign } from './signs.ts'

/** Talk of another way belongs to a take that starts within this time after it. Seconds. */
const TAKE_FOLLOWS_WITHIN = 90
const BOTH_TAKES_SEEN = 0.85
const ONLY_ANNOUNCED = 0.6

/** Scenes played in more than one way by design: announced in talk or told by a caption, and followed by a take. */
export function approaches(
  tracks: readonly MomentTrack[],
  takes: readonly NumberedTake[],
  happening: Happening,
): Moment[] {
  const found = tracks.flatMap((track) => announcements(track, happening)).toSorted((a, b) => a.start - b.start)
  const moments: Moment[] = []
  for (const said of found) {
    const pair = said.both ? (takesAfter(said, takes) ?? takesAround(said, takes)) : takesAround(said, takes)
    if (!pair && !said.plain) continue
    const moment = approachFrom(said, pair, happening)
    const last = moments.at(-1)
    if (last && moment.start < last.end + 5) {
      last.end = Math.max(last.end, moment.end)
      last.because = [...new Set([...last.because, ...moment.because])]
    } else moments.push(moment)
  }
  return moments
}

type Announcement = Span & { text: string; speaker?: string; plain: boolean; both: boolean }

function announcements(track: MomentTrack, { segments }: Happening): Announcement[] {
  const said: (Span & { text: string; speaker?: string })[] = track.lines.filter((_, index) => !track.performed(index))
  const all: typeof said = [...said, ...track.notes]
  return all.flatMap((each) => {
    const kind = segmentAt(each, segments)?.kind
    if (kind === 'clip' || kind === 'interview') return []
    const plain = findSign(each.text, track.signs.approach) !== undefined
    const hinted = findSign(each.text, track.signs.approachHints) !== undefined
    if (!plain && (!hinted || findSign(each.text, track.signs.workTalk) !== undefined)) return []
    const { start, end, text, speaker } = each
    const both = findSign(text, track.signs.twoWays) !== undefined
    return [{ start, end, text, plain, both, ...(speaker !== undefined && { speaker }) }]
  })
}

/** The take before and the take after the talk, of one scene; or the two that follow it. */
function takesAround(said: Span, takes: readonly NumberedTake[]): [NumberedTake, NumberedTake] | undefined {
  const after = takes.findIndex((take) => take.start >= said.start - 0.5)
  const next = takes[after]
  if (!next?.scene || next.start - said.end > TAKE_FOLLOWS_WITHIN) return undefined
  const sameScene = (take: NumberedTake | undefined) => take?.scene !== undefined && take.scene === next.scene
  const before = takes.slice(0, after).findLast(sameScene)
  if (before) return [before, next]
  const later = takes[after + 1]
  return later && sameScene(later) ? [next, later] : undefined
}

/** "Could I try it two ways?": the two takes of one scene that follow, read-throughs before it left out. */
function takesAfter(said: Span, takes: readonly NumberedTake[]): [NumberedTake, NumberedTake] | undefined {
  const after = takes.filter((take) => take.start >= said.start - 0.5)
  const [first] = after
  if (!first?.scene || first.start - said.end > TAKE_FOLLOWS_WITHIN) return undefined
  const second = after.slice(1).find((take) => take.scene === first.scene)
  return second && second.start - first.end <= TAKE_FOLLOWS_WITHIN ? [first, second] : undefined
}

function approachFrom(
  said: Announcement,
  pair: [NumberedTake, NumberedTake] | undefined,
  happening: Happening,
): Moment {
  const because = [`someone proposes another way: "${brief(said.text, 80)}"`]
  if (pair)
    because.push(
      `take ${pair.map((take) => `${String(take.number)} (${clock(take.start)} to ${clock(take.end)})`).join(' and take ')} of the same scene`,
    )
  const base = {
    start: Math.min(said.start, pair?.[0].start ?? Infinity),
    end: Math.max(said.end, pair?.[1].end ?? 0),
    kind: 'approach' as const,
    words: brief(said.text),
    confidence: pair ? BOTH_TAKES_SEEN : ONLY_ANNOUNCED,
    because,
  }
  const moment: Moment = withWho(base, happening.who('', said.speaker))
  if (pair) moment.takes = pair.map(({ start, end }) => ({ start, end }))
  return moment
}
