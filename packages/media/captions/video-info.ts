import { readFile, stat } from 'node:fs/promises'
import type { Problem, Span } from '@aftercut/engine/report'
import { decodeText } from './decode-text.ts'

/** What stands beside a video about it: yt-dlp's `X.info.json`, Kodi's and Jellyfin's `X.nfo`. */
export type VideoInfo = {
  title?: string
  chapters: (Span & { title: string })[]
  /** The day, 'YYYY-MM-DD': uploaded, or first aired. */
  date?: string
  channel?: string
  /** As the source words it. */
  licence?: string
  url?: string
  /** BCP 47, of what is spoken. */
  language?: string
  show?: string
  season?: number
  episode?: number
}

/** yt-dlp writes up to a few MB (all formats of a video); more is no description. */
const MAX_INFO_BYTES = 32 * 1024 * 1024

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
const number = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined

/** Leaves out what is undefined, as exact optional properties want it. */
function withoutGaps(info: { [Key in keyof VideoInfo]: VideoInfo[Key] | undefined }): VideoInfo {
  const known = Object.fromEntries(Object.entries(info).filter(([, value]) => value !== undefined))
  return { chapters: [], ...known }
}

function day(value: unknown): string | undefined {
  const found = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(text(value) ?? '')
  return found ? `${found[1]}-${found[2]}-${found[3]}` : undefined
}

function readChapters(value: unknown): VideoInfo['chapters'] {
  if (!Array.isArray(value)) return []
  return value.filter(isObject).flatMap((chapter) => {
    const [start, end] = [number(chapter['start_time']), number(chapter['end_time'])]
    return start === undefined || end === undefined ? [] : [{ start, end, title: text(chapter['title']) ?? '' }]
  })
}

/** Reads yt-dlp's description of a video. Undefined when it is none. */
export function parseInfoJson(json: string): VideoInfo | undefined {
  let info: unknown
  try {
    info = JSON.parse(json)
  } catch {
    return undefined
  }
  if (!isObject(info)) return undefined
  return withoutGaps({
    title: text(info['fulltitle']) ?? text(info['title']),
    chapters: readChapters(info['chapters']),
    date: day(info['release_date']) ?? day(info['upload_date']),
    channel: text(info['channel']) ?? text(info['uploader']),
    licence: text(info['license']),
    url: text(info['webpage_url']) ?? text(info['original_url']),
    language: text(info['language']),
    show: text(info['series']),
    season: number(info['season_number']),
    episode: number(info['episode_number']),
  })
}

const XML_NAMES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The text of the first `<name>` in Kodi's flat XML. */
function element(xml: string, name: string): string | undefined {
  const open = new RegExp(`<${name}(?:\\s[^>]{0,200})?>`, 'i').exec(xml)
  if (!open) return undefined
  const from = open.index + open[0].length
  const end = xml.toLowerCase().indexOf(`</${name}>`, from)
  if (end === -1) return undefined
  const raw = xml.slice(from, end).replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, '')
  return text(raw.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => XML_NAMES[entity] ?? ''))
}

/** Reads a Kodi or Jellyfin `.nfo`. Undefined when it holds nothing of use. */
export function parseNfo(xml: string): VideoInfo | undefined {
  const whole = (name: string): number | undefined => {
    const value = Number.parseInt(element(xml, name) ?? '', 10)
    return Number.isNaN(value) ? undefined : value
  }
  const info = withoutGaps({
    title: element(xml, 'title'),
    chapters: [],
    date: day(element(xml, 'aired')) ?? day(element(xml, 'premiered')),
    channel: element(xml, 'studio'),
    licence: undefined,
    url: undefined,
    language: undefined,
    show: element(xml, 'showtitle'),
    season: whole('season'),
    episode: whole('episode'),
  })
  return Object.keys(info).length > 1 ? info : undefined
}

/** Reads what stands beside a video about it; what cannot be read is a problem, for none of it is needed. */
export async function readVideoInfo(paths: { infoJson?: string | undefined; nfo?: string | undefined }): Promise<{
  info?: VideoInfo
  problems: Problem[]
}> {
  const problems: Problem[] = []
  const read = async (path: string | undefined, parse: (text: string) => VideoInfo | undefined) => {
    if (path === undefined) return undefined
    try {
      if ((await stat(path)).size > MAX_INFO_BYTES) throw new Error('it is too long')
      const info = parse(decodeText(await readFile(path), path).text)
      if (info) return info
      throw new Error('it does not hold what its name promises')
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      problems.push({ file: path, code: 'bad-info', message: `Cannot read ${path}: ${why}. It is left aside.` })
      return undefined
    }
  }
  const [json, nfo] = [await read(paths.infoJson, parseInfoJson), await read(paths.nfo, parseNfo)]
  return json || nfo ? { info: { ...(nfo ?? { chapters: [] }), ...json }, problems } : { problems }
}
