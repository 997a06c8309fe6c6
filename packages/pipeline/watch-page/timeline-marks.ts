import type { CaptionTrack } from '@aftercut/engine/captions'
import { clockTime, segmentTitle } from '@aftercut/engine/report'
import type { Report, Span } from '@aftercut/engine/report'

/** A mark on the timeline; `short` stands where the label has no room. With `href`, it leads to what is said of it below. */
export type Mark = Span & { label?: string; short?: string; title: string; className: string; href?: string }

const range = (span: Span): string => `${clockTime(span.start)}–${clockTime(span.end)}`

export function shotMarks(report: Report): Mark[] {
  return report.shots.map(({ start, end }, index) => {
    const title = `Shot ${index + 1}, ${range({ start, end })}`
    return { start, end, title, className: 'shot' }
  })
}

export function segmentMarks(report: Report): Mark[] {
  return report.segments.map((segment, index) => {
    const { start, end, kind, take } = segment
    const short = take === undefined ? {} : { short: String(take) }
    const label = segmentTitle(segment)
    return {
      start,
      end,
      label,
      ...short,
      title: `${label}, ${range(segment)}`,
      className: kind,
      href: `#segment-${index + 1}`,
    }
  })
}

/** Episodes get one of six colours, in the order in which they were given. */
export function matchMarks(report: Report): Mark[] {
  return report.matches.map(({ making, episode }, index) => {
    const number = report.episodes.findIndex(({ id }) => id === episode.id)
    const title = `${episode.id}, ${range(episode)}`
    return { ...making, label: episode.id, title, className: `ep ep${number % 6}`, href: `#match-${index + 1}` }
  })
}

export function callMarks(report: Report): Mark[] {
  return report.calls.map(({ at, call, words }, index) => {
    const title = `${call}: ${words}`
    return { start: at, end: at, label: call, title, className: `call ${call}`, href: `#call-${index + 1}` }
  })
}

export function momentMarks(report: Report): Mark[] {
  return report.moments.map(({ start, end, kind, words }, index) => {
    return { start, end, label: kind, title: `${kind}: ${words}`, className: 'moment', href: `#moment-${index + 1}` }
  })
}

/** The words as spoken, or all where nothing is: a translation stands at the same place. */
export function quoteMarks(report: Report): Mark[] {
  const spoken = report.quotes.some((quote) => quote.layer === 'original')
  return report.quotes.flatMap(({ start, end, speaker, text, layer }, index) => {
    if (spoken && layer !== 'original') return []
    return { start, end, title: `${speaker ?? 'Someone'}: ${text}`, className: 'quote', href: `#quote-${index + 1}` }
  })
}

export function cueMarks(track: CaptionTrack): Mark[] {
  return track.cues.map(({ start, end, text, utterances }) => {
    return { start, end, title: text, className: utterances.length > 0 ? 'cue' : 'cue sound' }
  })
}
