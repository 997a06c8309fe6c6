import { clockTime, segmentTitle } from '@aftercut/engine/report'
import type { Report, Span } from '@aftercut/engine/report'
import { html } from './html.ts'
import type { Html } from './html.ts'
import type { WatchPageInput } from './input.ts'
import { stillImage } from './page-context.ts'

/** Nine minutes fill a desktop column at first, and two screens of a phone; whoever needs more zooms. */
const PIXELS_PER_SECOND = 1.2
const MIN_WIDTH_PIXELS = 720
const MAX_WIDTH_PIXELS = 9000
/** A mark shorter than this share of the width could not be hit. */
const MIN_SHARE = 0.15

/** More would push the findings off the screen; the transcript has them all. */
const MAX_CAPTION_LANES = 4

type Mark = Span & { label?: string; title: string; className: string; href?: string }

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
    const label = mark.label === undefined ? undefined : html`<span>${mark.label}</span>`
    if (mark.href === undefined)
      return html`<i class="${mark.className}" style="${place}" title="${mark.title}">${label}</i>`
    return html`<a
      class="${mark.className}"
      style="${place}"
      title="${mark.title}"
      href="${mark.href}"
      data-at="${mark.start}"
      tabindex="-1"
      >${label}</a
    >`
  })
  return html`<div class="lane ${className}">
    <b>${name}</b>
    <div class="marks">${items}</div>
  </div> `
}

/** Episodes get one of six patterns, so that they differ for those too who see no colours. */
const episodeClass = (report: Report, id: string): string =>
  `ep ep${report.episodes.findIndex((episode) => episode.id === id) % 6}`

/** Marks of the same lane must not hide each other: overlapping ones go to a second lane, and so on. */
function spread(marks: readonly Mark[]): Mark[][] {
  const rows: Mark[][] = []
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    const row = rows.find((one) => (one.at(-1)?.end ?? 0) <= mark.start)
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

/** The making-of over time: a strip of stills, and lanes for what was found. All of it stands again as text below. */
export function timeline(input: WatchPageInput): Html {
  const { report } = input
  const duration = report.making.durationSeconds
  const scale = new Scale(duration)
  const range = (span: Span) => `${clockTime(span.start)}–${clockTime(span.end)}`
  const segments = report.segments.map((segment, index) => {
    const title = segmentTitle(segment)
    return {
      ...segment,
      label: title,
      title: `${title}, ${range(segment)}`,
      className: `seg ${segment.kind}`,
      href: `#segment-${index + 1}`,
    }
  })
  const matches = report.matches.map((match, index) => ({
    ...match.making,
    label: match.episode.id,
    title: `${match.episode.id}, ${range(match.episode)}`,
    className: episodeClass(report, match.episode.id),
    href: `#match-${index + 1}`,
  }))
  const calls = report.calls.map((call, index) => ({
    start: call.at,
    end: call.at,
    label: call.call,
    title: `${call.call}: ${call.words}`,
    className: `call ${call.call}`,
    href: `#call-${index + 1}`,
  }))
  const moments = report.moments.map((moment, index) => ({
    start: moment.start,
    end: moment.end,
    label: moment.kind,
    title: `${moment.kind}: ${moment.words}`,
    className: 'moment',
    href: `#moment-${index + 1}`,
  }))
  const quotes = report.quotes
    .map((quote, index) => ({ ...quote, index }))
    .filter((quote) => quote.layer === 'original' || !report.quotes.some((other) => other.layer === 'original'))
    .map((quote) => ({
      start: quote.start,
      end: quote.end,
      title: `${quote.speaker ?? 'Someone'}: ${quote.text}`,
      className: 'quote',
      href: `#quote-${quote.index + 1}`,
    }))
  const captions = input.tracks.slice(0, MAX_CAPTION_LANES).map((track) => {
    const marks = track.cues.map((cue) => ({
      start: cue.start,
      end: cue.end,
      title: cue.text,
      className: cue.utterances.length > 0 ? 'cue' : 'cue sound',
    }))
    return lane(input.tracks.length > 1 ? `Captions ${track.language}` : 'Captions', marks, scale, 'thin')
  })
  const shots = report.shots.map((shot, index) => ({
    ...shot,
    title: `Shot ${index + 1}, ${range(shot)}`,
    className: 'shot',
  }))
  const width = Math.min(MAX_WIDTH_PIXELS, Math.max(MIN_WIDTH_PIXELS, Math.round(duration * PIXELS_PER_SECOND)))
  return html`<div
    class="timeline"
    role="group"
    tabindex="0"
    aria-label="Timeline of the making-of. The same findings follow as text."
    data-duration="${duration}"
    style="--wide:${width}px"
  >
    <div class="tracks">
      ${ruler(duration, scale)}${strip(input)}${lane('Shots', shots, scale, 'thin')}${lane('Segments', segments, scale, 'tall')}${spread(matches).map((row, index) => lane(index === 0 ? 'Broadcast' : '', row, scale))}${spread(
        calls,
      ).map((row, index) =>
        lane(index === 0 ? 'Calls' : '', row, scale, 'points'),
      )}${spread(moments).map((row, index) => lane(index === 0 ? 'Moments' : '', row, scale))}${spread(quotes).map(
        (row, index) => lane(index === 0 ? 'Quotes' : '', row, scale, 'thin'),
      )}${captions}
      <div class="lane head">
        <b></b>
        <div class="marks"><i id="playhead"></i></div>
      </div>
    </div>
  </div>`
}
