import type { Problem } from '@aftercut/engine/report'
import { isZone } from '@aftercut/library/dramas'
import type { DramaStatus, Localized } from '@aftercut/library/schema'
import { episodeCode, type DramaFile } from '../../exchange/index.ts'
import type { Row } from '../../tables/index.ts'
import { readRows } from './rankings.ts'

/** A table that says something of dramas: which columns tell it, and what its rows come to. */
export type DramaTable = {
  what: 'cast' | 'episodes' | 'dramas'
  /** All of the first, and where there are further lists, one of each. */
  columns: readonly (readonly string[])[]
  read: (row: Row) => DramaFile | string
}

type Cells = Row['cells']
type Airing = NonNullable<DramaFile['seasons'][number]['airing']>

const STATUSES: readonly DramaStatus[] = ['announced', 'airing', 'hiatus', 'ended', 'cancelled']
const AIRING = ['network', 'zone', 'weekdays', 'time', 'starts']
const WEEKDAYS = [
  ['mon', '월', '月'],
  ['tue', '화', '火'],
  ['wed', '수', '水'],
  ['thu', '목', '木'],
  ['fri', '금', '金'],
  ['sat', '토', '土'],
  ['sun', '일', '日'],
]

/** The first that fits decides: a cast names episodes, too. */
export const DRAMA_TABLES: readonly DramaTable[] = [
  { what: 'cast', columns: [['drama', 'person', 'role']], read: readCastRow },
  { what: 'episodes', columns: [['drama', 'episode']], read: readEpisodeRow },
  { what: 'dramas', columns: [['drama'], ['network', 'status', 'synopsis', 'language']], read: readDramaRow },
]

export function dramaTableOf(columns: readonly string[]): DramaTable | undefined {
  return DRAMA_TABLES.find(({ columns: [all = [], ...oneOf] }) => {
    const has = (name: string): boolean => columns.includes(name)
    return all.every(has) && oneOf.every((names) => names.some(has))
  })
}

/** The rows as drama files, in their order. A row that cannot be taken is a problem with its line and the reason. */
export function readDramaTable(
  file: string,
  rows: readonly Row[],
  { read }: DramaTable,
): { dramas: DramaFile[]; problems: Problem[] } {
  const { lines, problems } = readRows(file, rows, (row) =>
    row.cells.drama ? read(row) : 'it names no drama; write its title into the first column',
  )
  return { dramas: lines, problems }
}

/** drama, person, role; season, variant, episodes ("1-4, 7"; empty: all), hangul, names (parted by '|') may follow. */
function readCastRow({ cells }: Row): DramaFile | string {
  const { variant, hangul, names } = cells
  const season = numberOf(cells.season || '1')
  if (season === undefined) return `'${cells.season}' is no number of a season`
  if (!cells.person) return 'it names no person'
  if (!cells.role) return 'it names no role'
  const numbers = episodeNumbers(cells.episodes ?? '')
  if (!numbers) return `'${cells.episodes}' are no episodes; write such as 1-4, 7`
  const spellings = (names ?? '').split('|').flatMap((name) => name.trim() || [])
  return {
    ...dramaOf(cells),
    seasons: [{ number: season, episodes: numbers.map((number) => ({ number })) }],
    people: [
      {
        id: 'p',
        names: { ...namesIn(cells, 'person'), ...(hangul && { ko: hangul }) },
        ...(spellings.length > 0 && { otherNames: spellings.map((name) => ({ name })) }),
      },
    ],
    roles: [
      {
        id: 'r',
        names: namesIn(cells, 'role'),
        portrayals: [
          {
            person: 'p',
            ...(variant && { variant }),
            episodes: numbers.map((number) => episodeCode(season, number)),
          },
        ],
      },
    ],
  }
}

/** drama, episode; season, title, title_ko and other languages, minutes may follow. */
function readEpisodeRow({ cells }: Row): DramaFile | string {
  const season = numberOf(cells.season || '1')
  const number = numberOf(cells.episode ?? '')
  if (season === undefined) return `'${cells.season}' is no number of a season`
  if (number === undefined) return `'${cells.episode}' is no number of an episode`
  const minutes = cells.minutes ? Number(cells.minutes) : undefined
  if (minutes !== undefined && !(minutes > 0 && minutes < 1440)) return `'${cells.minutes}' is no number of minutes`
  const titles = namesIn(cells, 'title')
  const episode = {
    number,
    ...(Object.keys(titles).length > 0 && { titles }),
    ...(minutes !== undefined && { runtimeSeconds: Math.round(minutes * 60) }),
  }
  return { ...dramaOf(cells), seasons: [{ number: season, episodes: [episode] }] }
}

/** drama; drama_ko and other languages, language, status, synopsis, season, episodes and its airing may follow. */
function readDramaRow({ cells }: Row): DramaFile | string {
  const { network, synopsis, language } = cells
  const season = numberOf(cells.season || '1')
  if (season === undefined) return `'${cells.season}' is no number of a season`
  const status = STATUSES.find((one) => one === cells.status?.toLowerCase())
  if (cells.status && !status) return `'${cells.status}' is no status; write one of ${STATUSES.join(', ')}`
  if (language && !/^[a-z]{2,3}$/.test(language)) return `'${language}' is no language; write such as ko`
  const planned = cells.episodes ? numberOf(cells.episodes) : undefined
  if (cells.episodes && planned === undefined) return `'${cells.episodes}' is no number of episodes`
  const airing = airingOf(cells)
  if (typeof airing === 'string') return airing
  return {
    ...dramaOf(cells),
    ...(network && { network }),
    ...(status && { status }),
    ...(language && { originalLanguage: language }),
    ...(synopsis && { synopses: [{ language: languageOf(synopsis), words: synopsis }] }),
    seasons: [
      { number: season, ...(planned !== undefined && { plannedEpisodes: planned }), ...(airing && { airing }) },
    ],
  }
}

/** When a season airs: all of it, or nothing where only the network is named. */
function airingOf(cells: Cells): Airing | string | undefined {
  const { network = '', zone = '', time = '', starts = '', ends, minutes } = cells
  const said = AIRING.filter((name) => cells[name])
  if (said.every((name) => name === 'network')) return undefined
  const unsaid = AIRING.filter((name) => !cells[name])
  if (unsaid.length > 0) return `when it airs wants ${AIRING.join(', ')}, and ${unsaid.join(', ')} is missing`
  if (!isZone(zone)) return `'${zone}' is no time zone; write its IANA name, such as Asia/Seoul`
  const weekdays = (cells.weekdays ?? '').split(/[\s,/|]+/).map(weekdayOf)
  if (weekdays.includes(undefined)) return `'${cells.weekdays}' are no weekdays; write such as Sat, Sun`
  if (!/^(?:[0-3]\d|4[0-7]):[0-5]\d$/.test(time)) return `'${time}' is no clock time; write such as 22:00, or 25:10`
  const odd = [starts, ends].find((day) => day && !isDay(day))
  if (odd) return `'${odd}' is no day; write YYYY-MM-DD`
  const runtimeMinutes = minutes ? numberOf(minutes) : undefined
  if (minutes && !runtimeMinutes) return `'${minutes}' is no number of minutes`
  return {
    network,
    zone,
    weekdays: [...new Set(weekdays.filter((day) => day !== undefined))],
    time,
    startsOn: starts,
    ...(ends && { endsOn: ends }),
    ...(runtimeMinutes && { runtimeMinutes }),
  }
}

const dramaOf = (cells: Cells) => ({ format: 'aftercut.drama/1' as const, titles: namesIn(cells, 'drama') })

/** The column of that name, in the language of its letters, and `NAME_ko`, `NAME_en` and so on. */
function namesIn(cells: Cells, column: string): Localized {
  const names: Localized = {}
  if (cells[column]) names[languageOf(cells[column])] = cells[column]
  for (const [name, words] of Object.entries(cells)) {
    const [, language] = new RegExp(`^${column}_([a-z]{2,3})$`).exec(name) ?? []
    if (language !== undefined && words) names[language] = words
  }
  return names
}

function languageOf(words: string): string {
  if (/\p{sc=Hangul}/u.test(words)) return 'ko'
  return /[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(words) ? 'ja' : /\p{sc=Han}/u.test(words) ? 'zh' : 'en'
}

function numberOf(text: string): number | undefined {
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined
}

function isDay(text: string): boolean {
  const instant = Date.parse(text)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(instant) && new Date(instant).toJSON().startsWith(text)
}

/** 1 Monday to 7 Sunday, of a number or of a name by its beginning. */
function weekdayOf(text: string): number | undefined {
  if (/^[1-7]$/.test(text)) return Number(text)
  const index = WEEKDAYS.findIndex((names) => names.some((name) => text.toLowerCase().startsWith(name)))
  return index < 0 ? undefined : index + 1
}

/** '1-4, 7' as numbers; none of an empty text; undefined of what is no such list. */
function episodeNumbers(text: string): number[] | undefined {
  const numbers: number[] = []
  for (const part of text.split(/[,;]/).map((each) => each.trim())) {
    if (part === '') continue
    const [, from = '', to = from] = /^E?(\d{1,4})(?:\s*[-–]\s*E?(\d{1,4}))?$/i.exec(part) ?? []
    if (from === '' || Number(to) < Number(from)) return undefined
    for (let number = Number(from); number <= Number(to); number++) numbers.push(number)
  }
  return [...new Set(numbers)]
}
