import type { Segment } from '../report/index.ts'
import { sceneOf, type Scene } from '../scenes/index.ts'
import { type Card, type DayChange, dayAt, type Interview, laySegments, type NumberedTake } from '../segments/index.ts'
import type { SetInput } from './tell-the-set.ts'
import { clock } from './clock.ts'

/** What set time rests on: only that nothing else was found. */
const REST_CONFIDENCE = 0.6
const CARD_CONFIDENCE = 0.85

type Found = SetInput & {
  takes: readonly NumberedTake[]
  interviews: readonly Interview[]
  days: readonly DayChange[]
  cards: readonly Card[]
  scenes: readonly Scene[]
}

/**
 * The segments of the making-of: copies of the broadcast first, then takes, cards and interviews; the rest is set. A copy
 * by sound alone gives way to a card: a title shown to the drama's music.
 */
export function segmentsFrom(found: Found): Segment[] {
  const claims = [
    ...found.matches.filter((match) => match.by.includes('video')).map((match) => clipOf(match, found)),
    ...found.takes.map(takeOf),
    ...found.cards.map((card): Segment => ({
      ...card,
      kind: 'card',
      confidence: CARD_CONFIDENCE,
      because: [card.because],
    })),
    ...found.matches.filter((match) => !match.by.includes('video')).map((match) => clipOf(match, found)),
    ...found.interviews.map(interviewOf),
  ]
  const segments = laySegments(claims, found.making.durationSeconds, (span) => ({
    ...span,
    kind: 'set',
    confidence: REST_CONFIDENCE,
    because: ['no copy of an episode, no lines of a scene, no interview'],
  }))
  return segments.flatMap((segment) => atDayChanges(segment, found.days)).map((segment) => withDay(segment, found.days))
}

/** Nearer than this to a segment's end, a day's caption belongs to what is beside it. Seconds. */
const SHORTEST_OF_A_DAY = 1

/** Set time over which the day changes is of two days. */
function atDayChanges(segment: Segment, days: readonly DayChange[]): Segment[] {
  if (segment.kind !== 'set') return [segment]
  const cuts = days
    .map(({ at }) => at)
    .filter((at) => at - segment.start >= SHORTEST_OF_A_DAY && segment.end - at >= SHORTEST_OF_A_DAY)
  const edges = [segment.start, ...cuts, segment.end]
  return edges.slice(1).map((end, index) => ({ ...segment, start: edges[index]!, end }))
}

function clipOf(match: SetInput['matches'][number], { scenes }: Found): Segment {
  const { id, start, end } = match.episode
  const scene = sceneOf(
    { start, end },
    scenes.filter((each) => each.episode === id),
  ) ?? { start, end }
  return {
    ...match.making,
    kind: 'clip',
    scene: { episode: id, start: scene.start, end: scene.end },
    confidence: match.confidence,
    because: [`a copy of episode ${id} from ${clock(start)} to ${clock(end)}, by ${match.by.join(' and ')}`],
  }
}

function takeOf(take: NumberedTake): Segment {
  const { start, end, scene, number, performance } = take
  const because: string[] = []
  if (performance) {
    const lines = performance.lines
    because.push(
      `${lines.length === 1 ? 'one line' : `${String(lines.length)} lines`} of the scene are performed, first "${lines[0]!.text.replaceAll('\n', ' ')}"`,
    )
  }
  if (take.inferred !== undefined) because.push(take.inferred)
  if (take.action) because.push(`"${take.action.words}" is called before`)
  if (take.cut) because.push(`"${take.cut.words}" is called after`)
  return {
    start,
    end,
    kind: 'take',
    ...(scene && { scene: { episode: scene.episode, start: scene.start, end: scene.end } }),
    ...(number !== undefined && { take: number }),
    confidence: confidenceOf(take),
    because,
  }
}

/** Measured in docs/alignment.md: of takes with this much evidence, about this share are right. */
function confidenceOf({ performance, action, cut, inferred }: NumberedTake): number {
  const called = (action ? 1 : 0) + (cut ? 1 : 0)
  if (!performance) return inferred === undefined ? 0.5 : 0.6
  const nats = performance.lines.reduce((sum, line) => sum + line.nats, 0)
  return Math.min(0.99, 1 / (1 + Math.exp(-(nats / 10 - 0.5 + called))))
}

function interviewOf({ start, end, confidence, because }: Interview): Segment {
  return { start, end, kind: 'interview', confidence, because }
}

/** The shooting day of what is filmed on set. */
function withDay(segment: Segment, days: readonly DayChange[]): Segment {
  if (segment.kind !== 'take' && segment.kind !== 'set') return segment
  const told = dayAt(segment, days)
  return told
    ? { ...segment, day: told.day, because: [...segment.because, `shooting day ${String(told.day)}: ${told.because}`] }
    : segment
}
