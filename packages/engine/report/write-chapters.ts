import type { Report } from './report.ts'
import { segmentTitle } from './segment-title.ts'

function timestamp(seconds: number): string {
  const ms = Math.max(0, Math.round(seconds * 1000))
  const part = (value: number, width: number) => String(value).padStart(width, '0')
  const hours = part(Math.floor(ms / 3_600_000), 2)
  return `${hours}:${part(Math.floor(ms / 60_000) % 60, 2)}:${part(Math.floor(ms / 1000) % 60, 2)}.${part(ms % 1000, 3)}`
}

const escapeText = (text: string): string =>
  text.replace(/\s+/g, ' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Writes the segments as WebVTT chapters; neighbours of the same title are one chapter. */
export function writeChapters(report: Report): string {
  const chapters: { start: number; end: number; title: string }[] = []
  for (const segment of report.segments) {
    const title = segmentTitle(segment)
    const last = chapters.at(-1)
    if (last?.title === title) last.end = segment.end
    else if (segment.end > segment.start) chapters.push({ start: segment.start, end: segment.end, title })
  }
  const cues = chapters.map(
    ({ start, end, title }, index) => `${index + 1}\n${timestamp(start)} --> ${timestamp(end)}\n${escapeText(title)}\n`,
  )
  return ['WEBVTT\n', ...cues].join('\n')
}
