import { isZone } from '../time/index.ts'

export type Scheme = 'system' | 'light' | 'dark'

/** How far a reader is in a drama: the last episode seen; 0 for not begun. */
export type Progress = { season: number; episode: number }

/** What a reader has chosen. Kept in a cookie on the reader's device, and nowhere else. */
export type Reader = {
  /** IANA zone; undefined: the network's times, which a small script turns into the device's. */
  zone: string | undefined
  /** ISO 3166-1 alpha-2. */
  territory: string | undefined
  scheme: Scheme
  /** By the drama's id. */
  progress: Map<string, Progress>
}

export const CHOICES_COOKIE = 'aftercut_choices'
export const CHOICES_MAX_AGE_SECONDS = 365 * 86_400

/** A cookie may hold 4 kB; a drama takes about 50 characters of it. The dramas answered last are kept. */
const MAX_DRAMAS = 40

/** Reads the cookie. Whatever is not sound in it is as if it were not there. */
export function readChoices(cookie: string | undefined): Reader {
  const fields = new URLSearchParams(cookie ?? '')
  const progress = new Map<string, Progress>()
  for (const part of (fields.get('seen') ?? '').split(',')) {
    const match = /^([0-9a-f-]{1,40})\.(\d{1,2})\.(\d{1,4})$/.exec(part)
    if (match !== null) progress.set(match[1] ?? '', { season: Number(match[2]), episode: Number(match[3]) })
  }
  return {
    zone: zoneOf(fields.get('zone')),
    territory: territoryOf(fields.get('territory')),
    scheme: schemeOf(fields.get('scheme')),
    progress,
  }
}

/** Writes the cookie; readChoices reads it back. */
export function writeChoices(reader: Reader): string {
  const fields = new URLSearchParams()
  if (reader.zone !== undefined) fields.set('zone', reader.zone)
  if (reader.territory !== undefined) fields.set('territory', reader.territory)
  if (reader.scheme !== 'system') fields.set('scheme', reader.scheme)
  const seen = [...reader.progress].slice(-MAX_DRAMAS).map(([drama, at]) => `${drama}.${at.season}.${at.episode}`)
  if (seen.length > 0) fields.set('seen', seen.join(','))
  return fields.toString()
}

export function zoneOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z][\w+/-]{1,60}$/.test(value) && isZone(value) ? value : undefined
}

export function territoryOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Z]{2}$/.test(value) ? value : undefined
}

export function schemeOf(value: unknown): Scheme {
  return value === 'light' || value === 'dark' ? value : 'system'
}

/** True where something of episode `spoiler` lies beyond what the reader has seen. Nothing said: nothing covered. */
export function isBeyond(spoiler: Progress | null | undefined, progress: Progress | undefined): boolean {
  if (spoiler === null || spoiler === undefined || progress === undefined) return false
  return spoiler.season > progress.season || (spoiler.season === progress.season && spoiler.episode > progress.episode)
}
