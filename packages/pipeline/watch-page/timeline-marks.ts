import type { CaptionTrack } from '@aftercut/engine/captions'
import { clockTime, segmentTitle } from '@aftercut/engine/report'
import type { Report, Span } from '@aftercut/engine/report'

/** A mark on the timeline; `short` stands where the label has no room. With `href`, it leads to what is said of it below. */
export type Mark = Span & { label?: string; short?: string; title: string; className: string; href?: string }

const range = (span: Span): string => `${clockTime(span.start)}–${clockTime(span.end)}`

/** What stands for a number in the names of episodes: S01E02, 1x02, E12, 제12회, 第12話. */
const NUMBER =
  /\bS\d{1,3}[ ._-]?E\d{1,4}\b|\b\d{1,2}x\d{2,3}\b|\bE(?:P[ ._-]?)?\d{1,4}\b|제?\d{1,4}[회화]|第\d{1,4}[話集]/iu

/** How a mark, which is short, calls the episodes: by their numbers where these tell them apart, else as their files. */
function episodeNames({ episodes }: Report): ReadonlyMap<string, string> {
  const numbers = episodes.map(({ id }) => NUMBER.exec(id)?.[0] ?? id)
  const distinct = new Set(numbers).size === episodes.length
  return new Map(episodes.map(({ id }, index) => [id, distinct ? (numbers[index] ?? id) : id]))
}

export function shotMarks(report: Report): Mark[] {
  return report.shots.map(({ start, end }, index) => {
    const title = `Shot ${index + 1}, ${range({ start, end })}`
    return { start, end, title, className: 'shot' }
  })
}

export function segmentMarks(report: Report): Mark[] {
  const names = episodeNames(report)
  return report.segments.map((segment, index) => {
    const { start, end, kind, take } = segment
    const short = take === undefined ? {} : { short: String(take) }
    const { scene } = segment
    const named = scene && { ...segment, scene: { ...scene, episode: names.get(scene.episode) ?? scene.episode } }
    return {
      start,
      end,
      label: segmentTitle(named ?? segment),
      ...short,
      title: `${segmentTitle(segment)}, ${range(segment)}`,
      className: kind,
      href: `#segment-${index + 1}`,
    }
  })
}

/** Episodes get one of six colours, in the order in which they were given. */
export function matchMarks(report: Report): Mark[] {
  const names = episodeNames(report)
  return report.matches.map(({ making, episode }, index) => {
    const number = report.episodes.findIndex(({ id }) => id === episode.id)
    const title = `${episode.id}, ${range(episode)}`
    const label = names.get(episode.id) ?? episode.id
    return { ...making, label, title, className: `ep ep${number % 6}`, href: `#match-${index + 1}` }
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
