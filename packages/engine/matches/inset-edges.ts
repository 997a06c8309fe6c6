import type { Rectangle } from '../print/index.ts'
import type { PictureSeries } from '../readings/index.ts'
import type { Span } from '../report/index.ts'
import { type StepLines, stepLines, stepSums } from './picture-steps.ts'

/*
 * A picture-in-picture over moving footage: neither what it shows nor what is around it stays, but the step between the two
 * is always there, on four straight lines. Inside either picture, neighbouring pixels are alike.
 */

/** Widths and heights of an inset, as parts of the picture's. */
const LEAST_PART = 0.28
const MOST_PART = 0.93

/** How much each side must stand out, and all together. In bench/matches, of insets, four in five do. */
const LEAST_SIDE = 0.12
const LEAST_SCORE = 0.45

/** Rectangles that share this much of their area are one. */
const SAME = 0.65

/** The same of the lines on which their sides lie: each side may be a pixel off, of fifteen at least. */
const SURELY_SAME = 0.87

/** Seconds after which an inset's sides are sought anew, in twice as many. */
const HOP_SECONDS = 0.8

/** Rectangles taken of each window and shape. */
const MOST_OF_SHAPE = 2

/** Shapes this near are one; an inset that keeps this much of its place has not moved. */
const SAME_SHAPE = 0.04
const STANDS = 0.85

/** A rectangle on whose sides the picture steps, and by how much more than beside them, at most 1. */
export type InsetEdges = { rectangle: Rectangle; score: number }

/**
 * Where and when an episode may be shown within a frame or a larger picture. `shapes`: width over height, both in parts of
 * the picture's.
 */
export function findInsets(series: PictureSeries, shapes: readonly number[]): { rectangle: Rectangle; span: Span }[] {
  const insets: { rectangle: Rectangle; span: Span }[] = []
  const distinct = shapes.filter(
    (shape, n) => shapes.findIndex((other) => Math.abs(Math.log(shape / other)) < SAME_SHAPE) === n,
  )
  const seconds = series.count / series.rate
  let sums = stepSums(series, { start: 0, end: HOP_SECONDS })
  for (let start = 0; start + 2 * HOP_SECONDS <= seconds; start += HOP_SECONDS) {
    const span = { start, end: start + 2 * HOP_SECONDS }
    const next = stepSums(series, { start: start + HOP_SECONDS, end: span.end })
    const steps = stepLines(series, sums, next)
    sums = next
    if (!steps) continue
    for (const shape of distinct) {
      for (const { rectangle } of insetsOfShape(steps.columns, steps.rows, shape, MOST_OF_SHAPE)) {
        // What stands where it stood is one inset that goes on.
        const before = insets.find((inset) => inset.span.end >= start && overlap(inset.rectangle, rectangle) > STANDS)
        if (before) before.span.end = span.end
        else insets.push({ rectangle, span: { ...span } })
      }
    }
  }
  return insets
}

type Sides = { left: number; right: number; top: number; bottom: number; score: number }

/** The rectangles of a shape that stand out most. Sides are lines of pixels; one beyond the picture is its border. */
export function insetsOfShape(columns: StepLines, rows: StepLines, shape: number, most: number): InsetEdges[] {
  const width = columns.lines
  const height = rows.lines
  const found: Sides[] = []
  const upright = possibleSides(columns, Math.ceil(LEAST_PART * height) - 1)
  const level = possibleSides(rows, Math.ceil(LEAST_PART * width) - 1)
  for (let w = Math.ceil(LEAST_PART * width); w <= MOST_PART * width; w++) {
    const h = Math.round((w / width / shape) * height)
    if (h < LEAST_PART * height || h > height) continue
    const lefts = pairsAt(upright, w)
    if (lefts.length === 0) continue
    const tops = pairsAt(level, h)
    for (const left of lefts) {
      for (const top of tops) {
        const score = scoreOf(columns, rows, left, left + w, top, top + h)
        if (score >= LEAST_SCORE) found.push({ left, right: left + w, top, bottom: top + h, score })
      }
    }
  }
  const chosen: (InsetEdges & { sides: Rectangle })[] = []
  for (const sides of found.toSorted((a, b) => b.score - a.score)) {
    if (chosen.length === most) break
    const { left, right, top, bottom, score } = sides
    const rough = { x: left, y: top, width: right - left, height: bottom - top }
    // Placing takes long, and moves a side by a pixel.
    if (chosen.some((better) => overlap(better.sides, rough) > SURELY_SAME)) continue
    const rectangle = placed(columns, rows, sides)
    if (chosen.every((better) => overlap(better.rectangle, rectangle) < SAME)) {
      chosen.push({ rectangle, score, sides: rough })
    }
  }
  return chosen.map(({ rectangle, score }) => ({ rectangle, score }))
}

/** The lines, from -1 on, of those on which a side may lie that have another `apart` lines on. */
function pairsAt(possible: Uint8Array, apart: number): number[] {
  const lines: number[] = []
  for (let n = 0; n + apart < possible.length; n++) if (possible[n] && possible[n + apart]) lines.push(n - 1)
  return lines
}

/** Whether a side of at least `least` pixels may lie on each line, from -1 on: on most it may not. */
function possibleSides(lines: StepLines, least: number): Uint8Array {
  return Uint8Array.from({ length: lines.lines + 2 }, (_, n) =>
    !lines.tells(n - 1) || lines.mayStandOut(n - 1, least, LEAST_SIDE) ? 1 : 0,
  )
}

/** 0 where a side is missing, or all but one lie at the picture's border. */
function scoreOf(
  columns: StepLines,
  rows: StepLines,
  left: number,
  right: number,
  top: number,
  bottom: number,
): number {
  let sum = 0
  let least = 1
  let sides = 0
  for (let side = 0; side < 4; side++) {
    const lines = side < 2 ? columns : rows
    const line = side === 0 ? left : side === 1 ? right : side === 2 ? top : bottom
    if (!lines.tells(line)) continue
    const one =
      side < 2
        ? lines.standOut(line, Math.max(0, top + 1), Math.min(rows.lines, bottom))
        : lines.standOut(line, Math.max(0, left + 1), Math.min(columns.lines, right))
    if (one < LEAST_SIDE) return 0
    sum += one
    if (one < least) least = one
    sides++
  }
  // The weakest side counts as much as all; fewer sides prove less.
  return sides < 2 ? 0 : 0.5 * (sum / sides + least) * (0.7 + 0.075 * sides)
}

function placed(columns: StepLines, rows: StepLines, { left, right, top, bottom }: Sides): Rectangle {
  const from = Math.max(0, top + 1)
  const to = Math.min(rows.lines, bottom)
  const x = columns.place(left, from, to) / columns.lines
  const x2 = columns.place(right, from, to) / columns.lines
  const begin = Math.max(0, left + 1)
  const end = Math.min(columns.lines, right)
  const y = rows.place(top, begin, end) / rows.lines
  const y2 = rows.place(bottom, begin, end) / rows.lines
  return { x, y, width: x2 - x, height: y2 - y }
}

/** Common area over the area of both. */
export function overlap(a: Rectangle, b: Rectangle): number {
  const w = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const h = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  if (w <= 0 || h <= 0) return 0
  return (w * h) / (a.width * a.height + b.width * b.height - w * h)
}
