import { formatClock } from '@aftercut/library/dramas'

/** What a sentence says of when a drama airs. `minutes` after midnight; weekdays from 1, Monday, to 7. */
export type AiringClaim = {
  from: number
  to: number
  weekdays: number[]
  minutes: number | undefined
  zone: string | undefined
}

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const DAYS_KO = ['월', '화', '수', '목', '금', '토', '일']
const DAY = String.raw`(?:mon|tues|wednes|thurs|fri|satur|sun)days?`
/** "airs every Saturday and Sunday at 10:30 p.m. KST", "airs on Mondays through Thursdays at 9 pm". */
const ENGLISH = new RegExp(
  String.raw`\bair(?:s|ing)?\s+(?:new\s+episodes\s+)?(?:live\s+)?(?:every|on|each)\s+(${DAY}(?:(?:\s*(?:,|and|&|through|to|-|–)\s*)+${DAY})*|weekdays?|weekends?|day)(?:\s+(?:nights?|evenings?))?(?:\s+at\s+(\d{1,2})(?::(\d{2}))?\s*([ap])\.?\s?m\.?(?:\s*\(?([A-Z]{2,4})\)?)?)?`,
  'giu',
)
/** "매주 토, 일요일 밤 10시 30분", "매주 월~목 오후 8시 50분". */
const KOREAN =
  /매주\s*([월화수목금토일](?:요일)?(?:\s*(?:[,·~∼-]|와|과|및)?\s*[월화수목금토일](?:요일)?)*|평일|주말)\s*(?:(오전|오후|밤|저녁|낮|새벽)?\s*(\d{1,2})시(?:\s*(\d{1,2})분|\s*(반))?)?/gu
const ZONES: Record<string, string> = {
  KST: 'Asia/Seoul',
  JST: 'Asia/Tokyo',
  UTC: 'UTC',
  GMT: 'UTC',
  ET: 'America/New_York',
  EST: 'America/New_York',
  EDT: 'America/New_York',
  PT: 'America/Los_Angeles',
  PST: 'America/Los_Angeles',
  PDT: 'America/Los_Angeles',
}

export function airingClaims(text: string): AiringClaim[] {
  const english = [...text.matchAll(ENGLISH)].map((match): AiringClaim => {
    const [whole, days = '', hour, minute, half, zone] = match
    return {
      from: match.index,
      to: match.index + whole.length,
      weekdays: englishDays(days),
      minutes:
        hour === undefined
          ? undefined
          : ((Number(hour) % 12) + (half?.toLowerCase() === 'p' ? 12 : 0)) * 60 + Number(minute ?? 0),
      zone: zone === undefined ? undefined : ZONES[zone.toUpperCase()],
    }
  })
  const korean = [...text.matchAll(KOREAN)].map((match): AiringClaim => {
    const [whole, days = '', part, hour, minute, half] = match
    return {
      from: match.index,
      to: match.index + whole.trimEnd().length,
      weekdays: koreanDays(days),
      minutes:
        hour === undefined
          ? undefined
          : koreanHour(Number(hour), part) * 60 + (half === undefined ? Number(minute ?? 0) : 30),
      zone: undefined,
    }
  })
  return [...english, ...korean].toSorted((a, b) => a.from - b.from)
}

function englishDays(said: string): number[] {
  const words = said.toLowerCase()
  if (words.startsWith('weekday')) return [1, 2, 3, 4, 5]
  if (words.startsWith('weekend')) return [6, 7]
  if (words === 'day') return [1, 2, 3, 4, 5, 6, 7]
  const named = [...words.matchAll(/[a-z]+day/gu)].map(([day]) => DAYS.indexOf(day) + 1)
  return /through|\bto\b|-|–/u.test(words) ? run(named) : sorted(named)
}

function koreanDays(said: string): number[] {
  if (said === '평일') return [1, 2, 3, 4, 5]
  if (said === '주말') return [6, 7]
  const named = [...said.replaceAll('요일', '').matchAll(/[월화수목금토일]/gu)].map(([day]) => DAYS_KO.indexOf(day) + 1)
  return /[~∼-]/u.test(said) ? run(named) : sorted(named)
}

function run([first = 1, ...rest]: number[]): number[] {
  const last = rest.at(-1) ?? first
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, step) => ((first - 1 + step) % 7) + 1).toSorted(
    (a, b) => a - b,
  )
}

const sorted = (days: number[]): number[] => [...new Set(days)].toSorted((a, b) => a - b)

/** 밤 12시 is midnight, 새벽 1시 one in the morning; a bare hour of a drama is in the evening. */
function koreanHour(hour: number, part: string | undefined): number {
  if (part === '오전' || part === '새벽') return hour % 12
  if (part === '밤' && hour === 12) return 24
  if (part === undefined && hour > 12) return hour
  return (hour % 12) + 12
}

/** The rule in words: 'every Saturday and Sunday at 10:30 p.m. KST'. */
export function sayRule(weekdays: readonly number[], minutes: number, zone: string, language: string): string {
  const days = [...weekdays].toSorted((a, b) => a - b)
  const short = Object.entries(ZONES).find(([, its]) => its === zone)?.[0] ?? zone
  if (language === 'ko') {
    const hour = Math.floor(minutes / 60)
    const part = hour >= 24 ? '밤' : hour < 12 ? '오전' : hour >= 21 ? '밤' : '오후'
    const names = days.map((day) => DAYS_KO[day - 1] ?? '').join(', ')
    const rest = minutes % 60 === 0 ? '' : ` ${minutes % 60}분`
    return `매주 ${names}요일 ${part} ${hour % 12 === 0 ? 12 : hour % 12}시${rest}`
  }
  const names = days.map((day) => (DAYS[day - 1] ?? '').replace(/^./u, (letter) => letter.toUpperCase()))
  const list = new Intl.ListFormat('en', { type: 'conjunction' }).format(names)
  const [hour = '', minute = ''] = formatClock(minutes % 1440).split(':')
  const clock = `${Number(hour) % 12 === 0 ? 12 : Number(hour) % 12}:${minute} ${Number(hour) < 12 ? 'a.m.' : 'p.m.'}`
  return `every ${list} at ${clock} ${short}`
}
