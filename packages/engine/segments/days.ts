import { fold, type Line, type Note } from '../dialogue/index.ts'
import type { Span } from '../report/index.ts'

/** Where another shooting day begins. Seconds of the making-of. `day`: where the caption counts it. */
export type DayChange = { at: number; day?: number; date?: string; because: string }

/** Captions that say that time has passed, in five languages; they stand alone, as narration or as a card. */
const LATER =
  /^(?:a )?(?:few|couple of|several|two|three|four|five|six|\d+) (?:days|weeks|months) later$|^(?:the )?(?:next|following|other|another) (?:day|morning|evening|shooting day)$|^(?:on )?(?:a|another) (?:different|separate) day$|^on another (?:shooting )?day$|^(?:some )?(?:days|weeks|time) later$|^(?:one|a) (?:day|week|month) later$|^last day of (?:shooting|filming)$|^the last day(?: of (?:shooting|filming))?$|^(?:몇|며칠|\d+|이틀|사흘|하루|일주일|한 달|얼마|한참|몇 주|몇 달)\s?(?:일|주|달|개월)?\s?(?:뒤|후)(?:에)?$|^다음\s?날(?: 촬영)?(?: 현장)?$|^다른\s?날$|^또 다른\s?날$|^며칠이? 지나고?$|^그로부터.*(?:후|뒤)$|^다음 촬영(?:일| 날)?$|^마지막 촬영(?:일| 날)?$|^(?:数日|数週間|数ヶ月|数か月|翌日|翌朝|後日|別の日|またある日|別日|[0-9一二三四五六七八九十]+(?:日|週間|ヶ月|か月)後)(?:後|の撮影)?$|^次の日$|^撮影最終日$|^(?:unos|algunos|dos|tres|cuatro|cinco|pocos|varios|\d+) (?:dias|semanas|meses) (?:despues|mas tarde)$|^(?:al|el) dia siguiente$|^(?:a la )?manana siguiente$|^otro dia(?: de rodaje| de grabacion)?$|^dias (?:despues|mas tarde)$|^una semana (?:despues|mas tarde)$|^ultimo dia de (?:rodaje|grabacion|filmacion)$|^(?:几|幾|数|數|[0-9一二两三四五六七八九十]+)(?:天|日|周|週|个月|個月)(?:之)?(?:后|後)$|^第二天$|^次日$|^隔天$|^(?:另|某)一天$|^隔日$|^翌日$|^过了几天$|^杀青日$/u
/** 'Day 2', '촬영 3일차', '撮影3日目', 'Día 2', '第3天'. */
const COUNTED =
  /^(?:(?:shooting|filming|shoot) )?day (\d{1,2})(?: of (?:shooting|filming))?$|^(?:촬영\s?)?(\d{1,2})\s?일\s?차(?: 촬영)?$|^(?:촬영\s?)?(\d{1,2})\s?일째$|^(?:撮影)?(\d{1,2})日目$|^(?:dia|dia de rodaje|jornada) (\d{1,2})(?: de rodaje)?$|^(?:拍摄|拍攝)?第(\d{1,2}|[一二三四五六七八九十])天$/u
/** A date by itself: '2022. 3. 5', '3월 5일', 'March 5', '5 de marzo', '3月5日'. */
const DATE =
  /^(?:(?:19|20)\d\d\s?[.\-/년年]\s?)?\d{1,2}\s?[.\-/월月]\s?\d{1,2}\s?[.일日号號]?(?:\s?\(?\p{L}{1,3}\)?)?(?: 촬영| 촬영장| 撮影)?$|^(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}(?:st|nd|rd|th)?(?: (?:19|20)\d\d)?$|^\d{1,2} (?:de )?(?:january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)(?: (?:de )?(?:19|20)\d\d)?$/u
const HAN_DIGITS = '一二三四五六七八九十'

/** The day changes that captions tell of, in order. Text within clips and performed lines must be left out by the caller. */
export function findDayChanges(texts: readonly (Line | Note)[]): DayChange[] {
  const changes: DayChange[] = []
  for (const { start, text } of texts.toSorted((a, b) => a.start - b.start)) {
    const change = dayChangeIn(text)
    if (!change || changes.some((other) => start - other.at < 8)) continue
    changes.push({ at: start, ...change })
  }
  return changes
}

/** What a caption says of the day; undefined when it says nothing, or more than that. */
export function dayChangeIn(text: string): Omit<DayChange, 'at'> | undefined {
  const bare = fold(text)
    .replace(/^[\s<>〈〉《》"'“”~\-–—[\]().,:·#*]+|[\s<>〈〉《》"'“”~\-–—[\]().,…:·!#*]+$/gu, '')
    .replace(/\s+/gu, ' ')
  const because = `a caption says "${text.trim()}"`
  const counted = COUNTED.exec(bare)
  const number = counted?.slice(1).find((group) => group !== undefined)
  if (number !== undefined) return { day: Number(number) || HAN_DIGITS.indexOf(number) + 1, because }
  if (LATER.test(bare.replaceAll(',', ''))) return { because }
  return DATE.test(bare.replaceAll(',', '')) ? { date: bare, because } : undefined
}

/** The shooting day at a time, with its evidence; undefined where nothing tells. */
export function dayAt(span: Span, changes: readonly DayChange[]): { day: number; because: string } | undefined {
  if (changes.length === 0) return undefined
  let day = changes[0]!.day !== undefined || changes[0]!.date !== undefined ? undefined : 1
  let because = `before ${changes[0]!.because}`
  let date: string | undefined
  for (const change of changes) {
    if (change.at > span.start + 0.5) break
    if (change.day !== undefined) day = change.day
    else if (change.date === undefined) day = (day ?? 1) + 1
    else if (change.date !== date) day = (day ?? 0) + 1
    date = change.date
    because = change.because
  }
  return day === undefined ? undefined : { day, because }
}
