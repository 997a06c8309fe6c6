import type { MakingPage } from '@aftercut/library/pages'
import { wordsIn, type Language } from '../language/index.ts'
import { sayPlace } from '../time/index.ts'

export type Chapter = { start: number; end: number; title: string }

type Segment = Pick<MakingPage['findings'][number], 'kind' | 'start' | 'end' | 'label' | 'body'>
type SegmentBody = { scene?: { episode: string; start: number }; take?: number }

/** What is shorter is no place to go to: a title, or a gap between two findings; the shortest match is as long. Seconds. */
const SHORTEST = 2

/** The making-of in chapters: its segments, neighbours of the same name joined, and what is too short with what is before it. */
export function chaptersOf(
  page: { findings: readonly Segment[] } & Pick<MakingPage, 'scenes'>,
  language: Language,
): Chapter[] {
  const words = wordsIn(language)
  const chapters: Chapter[] = []
  const segments = page.findings.filter((finding) => finding.kind === 'segment').toSorted((a, b) => a.start - b.start)
  for (const { start, end, label, body } of segments) {
    const { scene, take } = body as SegmentBody
    const found =
      scene === undefined
        ? undefined
        : page.scenes.find(({ name, scene: span }) => name === scene.episode && span.start === scene.start)
    const kind =
      label === 'take' && take !== undefined ? words('segment.takeNumber', { take }) : words.named('segment', label)
    const place = found?.episode
      ? words('story.scene', { episode: found.episode.number, place: sayPlace(found.scene.start) })
      : undefined
    const title = place === undefined ? kind : `${kind}: ${place}`
    const last = chapters.at(-1)
    if (last !== undefined && (last.title === title || end - start < SHORTEST)) last.end = end
    else if (last !== undefined && last.end - last.start < SHORTEST) Object.assign(last, { end, title })
    else chapters.push({ start, end, title })
  }
  return chapters
}

/** As a WebVTT file: what a player shows along its bar. */
export function chaptersFile(chapters: readonly Chapter[]): string {
  return (
    [
      'WEBVTT',
      ...chapters.map(({ start, end, title }) => `${stamp(start)} --> ${stamp(end)}\n${escapeCue(title)}`),
    ].join('\n\n') + '\n'
  )
}

/** hh:mm:ss.mmm */
export function stamp(seconds: number): string {
  const ms = Math.max(0, Math.round(seconds * 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`
}

/** WebVTT's markup characters as text; a cue may hold neither an empty line nor an arrow. */
export function escapeCue(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/\n\s*\n/g, '\n')
}
