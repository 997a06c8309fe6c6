import type { StoryPage } from '@aftercut/library/pages'
import type { StoryContent } from '@aftercut/library/schema'
import { sayRule, type BodyNode } from '../gate/index.ts'

/** A story as it is to be read elsewhere: its page's data, and the site's own address. */
export type Sheet = { page: StoryPage & { content: StoryContent }; origin: string }

export function blocksOf({ page }: Sheet): BodyNode[] {
  return (page.content.body.content ?? []) as BodyNode[]
}

const local = (language: string, path: string): string => (language === 'ko' ? `/ko${path}` : path)

export const storyUrl = ({ page, origin }: Sheet): string =>
  `${origin}${local(page.language, `/stories/${encodeURIComponent(page.slug)}`)}`

/** Where the words are played: the making-of's page at their second. */
export function playUrl(sheet: Sheet, start: number, end: number): string | undefined {
  const slug = sheet.page.making?.making.slug
  const at = `#t=${round(start)},${round(end)}`
  return slug === undefined
    ? undefined
    : `${sheet.origin}${local(sheet.page.language, `/makings/${encodeURIComponent(slug)}`)}${at}`
}

/** The player by itself, for a frame in another page. */
export function embedUrl({ page, origin }: Sheet): string | undefined {
  const slug = page.making?.making.slug
  return slug === undefined ? undefined : `${origin}/embed/makings/${encodeURIComponent(slug)}`
}

export function personUrl({ page, origin }: Sheet, id: unknown): string | undefined {
  const person =
    page.people.find((one) => one.id === id) ?? page.facts?.cast.find(({ person: one }) => one.id === id)?.person
  return person ? `${origin}${local(page.language, `/people/${encodeURIComponent(person.slug)}`)}` : undefined
}

export function speakerOf({ page }: Sheet, speaker: unknown): string | undefined {
  if (typeof speaker !== 'string' || speaker === '') return undefined
  const person =
    page.people.find((one) => one.id === speaker) ??
    page.facts?.cast.find(({ person: one }) => one.id === speaker)?.person
  return person ? (person.names[page.language] ?? person.names['en'] ?? Object.values(person.names)[0]) : speaker
}

/** A link that may stand in another's page: absolute, http or https or mail; undefined for others. */
export function linkUrl({ origin }: Sheet, href: unknown): string | undefined {
  if (typeof href !== 'string') return undefined
  try {
    const url = new URL(href, `${origin}/`)
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined
  } catch {
    return undefined
  }
}

/** When the drama airs, in words that stay true as long as the rule does. */
export function airingWords({ page }: Sheet): string | undefined {
  const season =
    page.facts?.seasons.find(({ status }) => status === 'airing') ??
    page.facts?.seasons.findLast(({ pattern }) => pattern)
  const pattern = season?.pattern
  if (!pattern || season.status === 'ended') return undefined
  const title = titleOf(page)
  const rule = sayRule(pattern.weekdays, pattern.minutes, pattern.zone, page.language)
  return page.language === 'ko'
    ? `〈${title}〉 ${rule} ${pattern.network} 방송.`
    : `“${title}” airs ${rule} on ${pattern.network}.`
}

export function titleOf({ facts, language }: StoryPage): string {
  const titles = facts?.drama.titles ?? {}
  return titles[language] ?? titles['en'] ?? Object.values(titles)[0] ?? ''
}

export function creditLine({ page }: Sheet): string | undefined {
  const source = page.making?.source
  if (!source) return undefined
  const label = page.language === 'ko' ? '영상' : 'Video'
  return `${label}: ${source.name}${source.licence === null ? '' : ` (${source.licence})`}`
}

const round = (seconds: number): number => Math.round(seconds * 100) / 100

/** '1:02'. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  const tail = String(whole % 60).padStart(2, '0')
  const hours = Math.floor(whole / 3600)
  return hours > 0
    ? `${hours}:${String(Math.floor(whole / 60) % 60).padStart(2, '0')}:${tail}`
    : `${Math.floor(whole / 60)}:${tail}`
}

/** A text attribute of a node; '' where it is none. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
