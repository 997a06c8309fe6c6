import { CHINESE_SAYING, JAPANESE_QUOTING, KOREAN_QUOTING, KOREAN_SAYING, SPEECH_VERB } from './speech-verbs.ts'
import type { MarkKind } from './quotation-marks.ts'

export type QuotationKind = 'quotation' | 'title' | 'scare'

/**
 * What a pair of marks stands in. `before` and `after`: the prose around it within its sentence, other quotations
 * blanked. `inside`: what the marks hold.
 */
export type Setting = {
  mark: MarkKind
  inside: string
  before: string
  after: string
  parts: number
  unclosed: boolean
}

const WORKS =
  'k-?dramas?|dramas?|series|shows?|films?|movies?|songs?|singles?|osts?|albums?|tracks?|episodes?|titled|entitled|novels?|webtoons?|' +
  'webcomics?|books?|manhwa|program(?:me)?s?|musicals?|plays?|remakes?|anime|sitcoms?|documentar(?:y|ies)|ballads?|variety show|soundtrack|mv|' +
  'chapters?|poems?|magazine|project|title'
const WORK_BEFORE = new RegExp(`(?<!\\p{L})(?:${WORKS})(?:\\s+(?:called|named|titled))?\\s*[,:]?\\s*[([]?$`, 'iu')
const WORK = new RegExp(`(?<!\\p{L})(?:${WORKS})(?!\\p{L})`, 'iu')
/** "says that it was “…”": what is reported is said, whatever its capitals. */
const REPORTED = /(?<!\p{L})(?:that|was|is|were|are|as|because|how|when|if)\s*$/iu
/** What stands before the title of a work: a preposition, an owner, a verb of watching. */
const NAMES_A_WORK = /(?:(?<!\p{L})(?:in|of|from|on|for|to|with|watch|and|via|series|drama|film|show)|['’]s?)\s*$/iu
const SAYS_LAST = new RegExp(`${SPEECH_VERB.source}\\s*$`, 'iu')
const WORK_AFTER = new RegExp(
  `^\\s*[,)]?\\s*(?:(?:is|was)\\s+(?:a|an|the)\\s+(?:\\p{L}+\\s+)?)?(?:${WORKS})(?!\\p{L})`,
  'iu',
)
const EASTERN_WORK_BEFORE =
  /(?:드라마|영화|시리즈|예능|웹툰|소설|노래|곡|앨범|작품|프로그램|연극|뮤지컬|책|[a-z]{2,5}|토일|수목|월화|금토|미니시리즈|오리지널|ドラマ|映画|作品|曲|番組|小説|電視劇|电视剧|劇|剧)\s*[「『<]?$/iu
const EASTERN_WORK_AFTER =
  /^\s*(?:(?:이?라는|という)\s*)?(?:드라마|영화|작품|시리즈|예능|웹툰|노래|곡|앨범|ドラマ|映画|作品|(?:의|에서|에|속|은|는|이|가|측|팀|제작진)\s|で|の|は)/u
const NAMING =
  /(?<!\p{L})(?:so-called|called|known as|dubbed|nicknamed|labell?ed|(?:the|this|that|a)\s+(?:words?|terms?|phrases?|nickname|concept|hashtag|keyword|letter|name)|(?:calls?|called|calling|dubs?|dubbed)\s+(?:themselves|itself)|aka|as|sort of|kind of|소위|이른바|일명|いわゆる|所谓|所謂)\s*[,:]?\s*$/iu
const DESCRIBED =
  /(?<!(?:is|are|was|were|be|been|being|often|widely)\s)(?<!\p{L})describ(?:es|ed|ing)\s+[^.;]{1,60}?\sas\s*$/iu
const NAMING_AFTER = /^\s*(?:이?라(?:는|고\s*(?:불리|불려|하는))\s*(?!말|소감|이야기)|という(?:言葉|単語|名))/u
const SMALL_WORD =
  /^(?:a|an|the|of|in|on|at|to|for|and|or|but|nor|with|by|from|as|into|vs|is|my|your|so|if|up|no|not|de|la|el|y)$/iu
const SENTENCE_END = /[.?!…。？！][)\]"'”’]*$/u
/** Endings that only whole sentences have. */
const KOREAN_POLITE_END = /\s\S*(?:요|니다|니까|죠|군요|네요|거든요|잖아요)$/u
const KOREAN_END = /(?:다|요|죠|까|네|군요|습니다|거든|잖아|니다|자|라|해|어|아|지|야)$/u

/** Tells quotations from titles and scare quotes. In doubt it is a quotation: a misquote must not slip through. */
export function kindOf(setting: Setting): QuotationKind {
  const inside = setting.inside.trim()
  const eastern = /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(inside)
  if (setting.mark === 'block' || setting.mark === 'dash' || setting.parts > 1 || setting.unclosed) return 'quotation'
  return eastern ? easternKind(setting, inside) : westernKind(setting, inside)
}

function westernKind({ mark, before, after }: Setting, inside: string): QuotationKind {
  const words = inside.split(/[\s–—-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const direct = isDirect(before, after, inside)
  const sentenceEnd = SENTENCE_END.test(inside)
  const fullStop = /[.…]$/u.test(inside)
  const titled = isTitleCase(words)
  // “Good Partner,” closes on a comma as speech does; what stands before it tells.
  if (titled && words.length <= 10 && NAMES_A_WORK.test(before) && !/[.!…]$/u.test(inside)) return 'title'
  const headline = titled && words.length >= 5 && SAYS_LAST.test(before)
  if (headline) return 'quotation'
  if (!direct && mark === 'angle') return 'title'
  if (
    !direct &&
    words.length <= 12 &&
    (WORK_BEFORE.test(before) || WORK_AFTER.test(after)) &&
    (titled || !fullStop) &&
    startsCapital(words)
  ) {
    return 'title'
  }
  if (!direct && words.length <= 4 && !sentenceEnd && WORK_BEFORE.test(before)) return 'title'
  const closesSentence = fullStop && after.trim() === ''
  const reported = REPORTED.test(before) && SPEECH_VERB.test(before) && !WORK.test(before)
  if (!direct && !reported && titled && words.length >= 2 && words.length <= 12 && (!fullStop || closesSentence))
    return 'title'
  if (
    !direct &&
    titled &&
    words.length === 1 &&
    /(?:\b(?:in|of|from|on|for|watch|with|and)|['’]s?)\s*$/iu.test(before) &&
    !/[!.…]$/u.test(inside)
  )
    return 'title'
  if (direct) return 'quotation'
  const spoken = SPEECH_VERB.test(before) || SPEECH_VERB.test(after)
  const fragment = !sentenceEnd || (fullStop && after.trim() === '' && before.trim() !== '')
  // "described the night as “…”" gives words to somebody; "is described as “…”" to nobody.
  if (DESCRIBED.test(before)) return 'quotation'
  if (fragment && words.length <= 4 && NAMING.test(before) && !/(?:say|said|tell|told|add)\p{L}*\s*$/iu.test(before))
    return 'scare'
  if (fragment && words.length <= 3 && !spoken) return 'scare'
  return 'quotation'
}

function easternKind({ mark, before, after }: Setting, inside: string): QuotationKind {
  const quoting =
    KOREAN_QUOTING.test(after) ||
    JAPANESE_QUOTING.test(after) ||
    KOREAN_SAYING.test(before) ||
    CHINESE_SAYING.test(before)
  const naming = NAMING_AFTER.test(after)
  const words = inside.split(/\s+/u).length
  const short = /\p{Script=Hangul}/u.test(inside) ? words <= 3 : inside.length <= 6
  const ends = SENTENCE_END.test(inside) || (KOREAN_END.test(inside) && /\s/u.test(inside))
  if ((quoting && !naming) || isDirect(before, after, inside)) return 'quotation'
  if (mark === 'angle') return 'title'
  if (short && !ends && NAMING.test(before)) return 'scare'
  const work = EASTERN_WORK_BEFORE.test(before)
  if (work && !/[.。]$/u.test(inside) && inside.length <= 30) return 'title'
  if (mark === 'white-corner' && !ends && inside.length <= 30) return 'title'
  if (naming && short && !SENTENCE_END.test(inside)) return 'scare'
  if (mark === 'single' && !SENTENCE_END.test(inside) && EASTERN_WORK_AFTER.test(after) && words >= 2 && words <= 6)
    return 'title'
  if (SENTENCE_END.test(inside) || (ends && words > 2) || KOREAN_POLITE_END.test(inside)) return 'quotation'
  if (short) return 'scare'
  return 'quotation'
}

/** Whether the marks are set as speech is: after "says," or "says:", or closing on a comma before "she says". */
export function isDirect(before: string, after: string, inside: string): boolean {
  const lead = before.trimEnd()
  if (/[,:—–-]$/u.test(lead) && SPEECH_VERB.test(lead)) return true
  if (lead.endsWith(':') || /(?:['’]s?|their|his|her)\s+(?:own\s+)?words,$/u.test(lead)) return true
  const said = /^\s*(?:[—–-]+\s*)?[,]?\s*(?:(?:\p{L}|['’.-])+\s+){0,5}?/u.exec(after)
  const tail = after.slice(0, 80)
  const closes = /[,?!…—–-]["'”’]*$/u.test(inside.trim()) || /^\s*,/u.test(after)
  return said !== null && closes && attributes(tail)
}

/** Whether a clause after a quotation gives it to somebody: "she said", "said Kim Ji Won", "the actor jokes". */
export function attributes(clause: string): boolean {
  const words = clause
    .replace(/^[\s,—–-]+/u, '')
    .replace(/(?<!\p{L})(?:went|goes|going) on(?!\p{L})/iu, 'continues')
    .split(/\s+/u)
    .slice(0, 9)
  const at = words.findIndex((word) => SPEECH_VERB.test(word.replace(/[.,;:!?]+$/u, '')))
  if (at < 0) return false
  const opening = words.slice(0, at + 1).join(' ')
  // "earning himself a high-five for his comment": a noun after an article or a possessive speaks for nobody.
  if (/(?:^|\s)(?:a|an|the|his|her|their|its|my|your|this|that|no|touching)\s+\S+$/iu.test(opening)) return false
  if (at === 0)
    return /^\S+?[-\s](?:t-)?(?:\p{Lu}|the|she|he|they|both|a\s|er\b|sie\b|elles?\b|ils?\b|ell[ao]s?\b|él|el[ea]\b|la\b|le\b|der\b|die\b|l')/u.test(
      words.join(' '),
    )
  return /^(?:she|he|they|both|the|a|an|\p{Lu}|one|i|we|her|his|their|who)/u.test(opening)
}

function startsCapital(words: readonly string[]): boolean {
  return /^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u.test(words[0] ?? '')
}

export function isTitleCase(words: readonly string[]): boolean {
  if (words.length === 0 || !startsCapital(words)) return false
  const large = words.filter((word, at) => at === 0 || !SMALL_WORD.test(word.replace(/[^\p{L}]/gu, '')))
  if (large.length < 2 && words.length > 1) return false
  return large.every((word) => /^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u.test(word))
}
