import type { Finding, RoomCue, RoomTrack } from '../room-data.ts'
import { layLane, type Lane } from './lane.ts'

/** What a lane draws. `look`: how it stands, beside its colour. */
export type TimelineItem = {
  start: number
  end: number
  /** A finding's id; undefined for shots and cues. */
  id: string | undefined
  words: string
  /** Name of a colour of the palette. */
  colour: string
  look: 'found' | 'sure' | 'rejected'
}

export type LaneName = 'shots' | 'segments' | 'takes' | 'matches' | 'calls' | 'moments' | 'quotes' | 'captions'

/** A lane with its place on the canvas. Pixels. */
export type PlacedLane = { name: LaneName; lane: Lane<TimelineItem>; top: number; rowHeight: number; height: number }

export const RULER_HEIGHT = 22
export const STRIP_HEIGHT = 45
export const WAVE_HEIGHT = 36
const GAP = 5
const ROW_HEIGHT = 17
const HEIGHTS: Partial<Record<LaneName, number>> = { shots: 8, segments: 20, matches: 8 }

const lookOf = ({ standing }: Finding): TimelineItem['look'] =>
  standing === 'rejected' ? 'rejected' : standing === 'found' || standing === 'open' ? 'found' : 'sure'

export function findingLane(
  name: LaneName,
  findings: readonly Finding[],
  say: (finding: Finding) => string,
): [LaneName, Lane<TimelineItem>] {
  const items = findings
    .filter(({ orphaned }) => !orphaned)
    .map((finding): TimelineItem => {
      const look = lookOf(finding)
      const mark = look === 'sure' ? '✓ ' : look === 'rejected' ? '✕ ' : ''
      return {
        start: finding.start,
        end: finding.end,
        id: finding.id,
        words: mark + say(finding),
        colour: finding.kind === 'segment' ? finding.label : finding.kind,
        look,
      }
    })
  // A call is a point: it keeps room for its flag.
  return [name, layLane(items, name === 'calls' ? 2 : 0)]
}

export function shotLane(starts: readonly number[], duration: number): [LaneName, Lane<TimelineItem>] {
  return [
    'shots',
    layLane(
      starts.map((start, index) => ({
        start,
        end: starts[index + 1] ?? duration,
        id: undefined,
        words: '',
        colour: index % 2 === 0 ? 'shot' : 'shot-odd',
        look: 'sure' as const,
      })),
    ),
  ]
}

export function captionLane(track: RoomTrack | undefined): [LaneName, Lane<TimelineItem>] {
  const items = (track?.cues ?? []).map(({ start, end, text }: RoomCue): TimelineItem => ({
    start,
    end,
    id: undefined,
    words: text.replaceAll('\n', ' '),
    colour: 'caption',
    look: 'sure',
  }))
  return ['captions', layLane(items)]
}

/** Sets lanes under one another below ruler, strip and waveform. Answers them with the height of it all. */
export function placeLanes(lanes: readonly [LaneName, Lane<TimelineItem>][]): { placed: PlacedLane[]; height: number } {
  let top = RULER_HEIGHT + STRIP_HEIGHT + WAVE_HEIGHT + 3 * GAP
  const placed = lanes.map(([name, lane]): PlacedLane => {
    const rowHeight = HEIGHTS[name] ?? ROW_HEIGHT
    const height = rowHeight * lane.rowCount
    const here = { name, lane, top, rowHeight, height }
    top += height + GAP
    return here
  })
  return { placed, height: top }
}

/** The lane and row at a height of the canvas. */
export function laneAt(placed: readonly PlacedLane[], y: number): { at: PlacedLane; row: number } | undefined {
  const at = placed.find(({ top, height }) => y >= top - GAP / 2 && y < top + height + GAP / 2)
  if (!at) return undefined
  const row = Math.floor((y - at.top) / at.rowHeight)
  return { at, row: Math.max(0, Math.min(at.lane.rowCount - 1, row)) }
}
