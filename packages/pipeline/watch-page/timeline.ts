import { clockTime } from '@aftercut/engine/report'
import type { Span } from '@aftercut/engine/report'
import { html } from './html.ts'
import type { Html, Part } from './html.ts'
import type { WatchPageInput } from './input.ts'
import { stillImage } from './page-context.ts'
import { callMarks, cueMarks, matchMarks, momentMarks, quoteMarks, segmentMarks, shotMarks } from './timeline-marks.ts'
import type { Mark } from './timeline-marks.ts'

/** Nine minutes fill a desktop column at first, and two screens of a phone; whoever needs more zooms. */
const PIXELS_PER_SECOND = 1.2
const MIN_WIDTH_PIXELS = 720
const MAX_WIDTH_PIXELS = 9000
/** The label of a call, the longest of which is 'action'. */
const LABEL_PIXELS = 46
/** A mark shorter than this share of the width could not be hit. */
const MIN_SHARE = 0.15

/** More would push the findings off the screen; the transcript has them all. */
const MAX_CAPTION_LANES = 4

class Scale {
  readonly #duration: number

  constructor(durationSeconds: number) {
    this.#duration = Math.max(durationSeconds, 0.001)
  }

  share(seconds: number): number {
    return Number(((Math.min(Math.max(seconds, 0), this.#duration) / this.#duration) * 100).toFixed(3))
  }

  place(span: Span): string {
    const left = this.share(span.start)
    return `left:${left}%;width:${Math.max(MIN_SHARE, Number((this.share(span.end) - left).toFixed(3)))}%`
  }
}

function lane(name: string, marks: readonly Mark[], scale: Scale, className = ''): Html | undefined {
  if (marks.length === 0) return undefined
  const items = marks.map((mark) => {
    const place = scale.place(mark)
    const label = mark.label !== undefined && html`<span>${mark.label}</span>`
    const short = mark.short !== undefined && html`<span class="short">${mark.short}</span>`
    if (mark.href === undefined)
      return html`<i class="${mark.className}" style="${place}" title="${mark.title}">${label}${short}</i>`
    return html`<a
      class="${mark.className}"
      style="${place}"
      title="${mark.title}"
      href="${mark.href}"
      data-at="${mark.start}"
      tabindex="-1"
      >${label}${short}</a
    >`
  })
  return html`<div class="lane ${className}">
    <b>${name}</b>
    <div class="marks">${items}</div>
  </div> `
}

/** Marks of the same lane must not hide each other: overlapping ones go to a second lane, and so on. */
function spread(marks: readonly Mark[], labelSeconds = 0): Mark[][] {
  const rows: Mark[][] = []
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    const row = rows.find(
      (one) => Math.max(one.at(-1)?.end ?? 0, (one.at(-1)?.start ?? -Infinity) + labelSeconds) <= mark.start,
    )
    if (row) row.push(mark)
    else rows.push([mark])
  }
  return rows
}

function ruler(durationSeconds: number, scale: Scale): Html {
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200]
  const step = steps.find((candidate) => durationSeconds / candidate <= 20) ?? 1800
  const ticks = Array.from({ length: Math.floor(durationSeconds / step) + 1 }, (_, index) => index * step)
  const marks = ticks.map((at) => html`<span style="left:${scale.share(at)}%">${clockTime(at)}</span>`)
  return html`<div class="lane ruler">
    <b></b>
    <div class="marks" aria-hidden="true">${marks}</div>
  </div> `
}

function strip(input: WatchPageInput): Html | undefined {
  const smallest = Math.min(...input.stills.map((still) => still.width))
  const stills = input.stills.filter((still) => still.width === smallest)
  if (stills.length === 0) return undefined
  const images = stills.map((still) => stillImage(still, ''))
  return html`<div class="lane strip">
    <b>Picture</b>
    <div class="marks" aria-hidden="true">${images}</div>
  </div> `
}

/** Lanes for marks that may overlap: as many as they need, of which the first bears the name. */
function lanes(name: string, marks: readonly Mark[], scale: Scale, className = '', labelSeconds = 0): Part[] {
  return spread(marks, labelSeconds).map((row, index) => lane(index === 0 ? name : '', row, scale, className))
}

/** The making-of over time: a strip of stills, and lanes for what was found. All of it stands again as text below. */
export function timeline(input: WatchPageInput): Html {
  const { report } = input
  const duration = report.making.durationSeconds
  const scale = new Scale(duration)
  const width = Math.min(MAX_WIDTH_PIXELS, Math.max(MIN_WIDTH_PIXELS, Math.round(duration * PIXELS_PER_SECOND)))
  const captions = input.tracks
    .slice(0, MAX_CAPTION_LANES)
    .map((track) =>
      lane(input.tracks.length > 1 ? `Captions ${track.language}` : 'Captions', cueMarks(track), scale, 'thin'),
    )
  const rows: Part[] = [
    ruler(duration, scale),
    strip(input),
    lane('Shots', shotMarks(report), scale, 'thin'),
    lane('Segments', segmentMarks(report), scale, 'tall'),
    lanes('Broadcast', matchMarks(report), scale),
    lanes('Calls', callMarks(report), scale, 'points', (LABEL_PIXELS * duration) / width),
    lanes('Moments', momentMarks(report), scale),
    lanes('Quotes', quoteMarks(report), scale, 'thin'),
    captions,
  ]
  return html`<div
    class="timeline"
    role="group"
    tabindex="0"
    aria-label="Timeline of the making-of. The same findings follow as text."
    data-duration="${duration}"
    style="--wide:${width}px"
  >
    <div class="tracks">
      ${rows}
      <div class="lane head">
        <b></b>
        <div class="marks"><i id="playhead"></i></div>
      </div>
    </div>
  </div>`
}
