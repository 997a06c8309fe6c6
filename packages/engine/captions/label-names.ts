import { describesSound } from './sound-words.ts'

/** How a label is written: `Name:`, `(Name)` or `[Name]`. */
export type LabelForm = 'colon' | 'bracket'

/** Is this a name? `maybe`: only if it labels again, or others are labelled the same way. */
export type NameKind = 'sure' | 'maybe' | 'no'

const MAX_NAME_CHARACTERS = 40

/** Who speaks on a set, by role. */
const ROLE =
  /(?:^|\s)(?:directors?|staff|crew|producer|writer|pd|ad|1st ad|assistant director|reporter|interviewer|narrator|host|mc|q|a|actor|actress|cast|both|all|everyone|man|woman|boy|girl|kid|camera ?man|cameraman|stylist|manager|director's voice|equipo|reportero|narrador|entrevistador|réalisateur|regisseur|diretor)(?: ?#?\d{1,2})?$/i
const KOREAN_ROLE =
  /(?:감독|감독님|PD|피디|작가|작가님|기자|리포터|스태프|스탭|스텝|제작진|배우|배우들|MC|엠씨|진행자|인터뷰어|내레이션|나레이션|내레이터|연출|조연출|조감독|촬영|촬영팀|카메라|매니저|남자|여자|학생|엄마|아빠|일동|모두|다같이|질문|답변|씨|님|군|양)(?: ?\d{1,2})?$/
const CJK_ROLE =
  /(?:監督|演出|スタッフ|記者|導演|导演|工作人员|工作人員|编剧|記者|记者|主持人|旁白|ナレーター|さん|くん|君|ちゃん|様|役|先輩|先生|全員|一同|二人)$/

/** What stands before a colon without speaking. Lower case. */
const NO_SPEAKERS = new Set(
  (
    'note warning ps p.s re fwd http https www url time date day place location where when subject example question ' +
    'answer title episode ep scene part chapter step tip remember listen look okay ok well so yes no first second third ' +
    'fourth last finally now and but because like then thing also plus fact problem result rule lesson conclusion ' +
    'spoiler today tomorrow yesterday subtitles subtitle captions translation translator translated sync synced ' +
    'transcript source credit credits copyright instagram twitter youtube facebook email tel phone honestly frankly ' +
    'basically meaning namely i.e e.g vs score ratio number version take cut action hint update edit disclaimer ' +
    'previously attention caution important'
  ).split(' '),
)
const NO_SPEAKERS_CJK =
  /^(?:참고|주의|예|예시|문제|정답|답|시간|장소|날짜|제목|자막|번역|출처|결론|첫째|둘째|셋째|주제|요약|경고|비고|주|注意|注|例|時間|时间|場所|地点|日期|日時|题目|字幕|翻译|翻訳|出典|结论|結論|备注|主題)$/

/** The hundred commonest Korean surnames, which all but a few in a thousand bear (Statistics Korea, 2015). */
const KOREAN_SURNAMES =
  '김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용예봉경사부'
const DOUBLE_SURNAMES = /^(?:남궁|황보|제갈|선우|독고|사공|서문)/
/** Endings that a word in a sentence has and a name has not. */
const NOT_NAME_ENDING = /(?:[히를을며면게요다]|으로|하고|하는|에서|까지|부터)$/
const COMMON_HAN_SURNAMES = /^[王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓]/

function koreanKind(name: string): NameKind {
  if (KOREAN_ROLE.test(name)) return 'sure'
  if (NOT_NAME_ENDING.test(name)) return 'no'
  const joined = name.replace(/\s/g, '')
  if (!/^[가-힣A-Za-z0-9]+$/.test(joined)) return 'no'
  if (name.split(' ').length > 3 || joined.length > 8) return 'no'
  const surname = KOREAN_SURNAMES.includes(joined[0] ?? '') || DOUBLE_SURNAMES.test(joined)
  return surname && joined.length === 3 && /^[가-힣]+$/.test(joined) ? 'sure' : 'maybe'
}

function cjkKind(name: string, form: LabelForm): NameKind {
  if (CJK_ROLE.test(name)) return 'sure'
  if (name.length > 12 || /[、。！？「」]/.test(name)) return 'no'
  const oneScript = /^(?:[\p{Script=Han}々・\s]+|[\p{Script=Katakana}ー・\s]+|[\p{Script=Hiragana}ー\s]+)$/u.test(name)
  if (!oneScript) return form === 'colon' ? 'maybe' : 'no'
  if (COMMON_HAN_SURNAMES.test(name) && name.length <= 3) return 'sure'
  return 'maybe'
}

const PARTICLE = /^(?:de|da|di|do|dos|del|la|le|van|von|der|den|of|the|and|y|e|et|und|al|el|bin|&|\/|\+)$/i
const INITIAL_OR_TITLE = /^(?:mr|mrs|ms|miss|dr|prof|sr|jr|st|\p{Lu})\.?$/iu

function isCapitalised(word: string): boolean {
  return /^\p{Lu}[\p{L}\p{M}\p{N}'’.-]*$/u.test(word) || /^#?\d{1,2}$/.test(word) || PARTICLE.test(word)
}

function latinKind(name: string, form: LabelForm): NameKind {
  const words = name.split(' ')
  if (words.some((word) => /[.,;]/.test(word) && !INITIAL_OR_TITLE.test(word))) return 'no'
  if (!words.every(isCapitalised) || !/^\p{Lu}/u.test(name)) return 'no'
  if (NO_SPEAKERS.has((words[0] ?? '').toLowerCase().replace(/\.$/, ''))) return 'no'
  const allCapitals = name === name.toUpperCase() && /\p{Lu}.*\p{Lu}/u.test(name)
  if (form === 'colon') return allCapitals || words.length > 1 || name.includes('-') ? 'sure' : 'maybe'
  // SDH writes sounds in capitals too: [DOOR SLAMS]. One word that could be a verb's form waits for proof.
  if (allCapitals) return words.length === 1 ? 'sure' : 'maybe'
  if (words.length === 1 && !name.includes('-') && /(?:ing|ed|ly|s|es)$/.test(name)) return 'maybe'
  return 'sure'
}

/** What stands between people who speak together. A comma parts what is written in brackets already. */
const TOGETHER = /\s*(?:[&+/／＋＆]|,|\band\b|\by\b)\s*/iu

/** Judges a label's words by their looks alone. "A & B" is a label where each of them could be one. */
export function nameKind(name: string, form: LabelForm): NameKind {
  const parts = name.split(TOGETHER)
  if (parts.length < 2 || parts.length > 4 || parts.includes('') || /\/\//u.test(name)) return oneNameKind(name, form)
  const kinds = parts.map((part) => oneNameKind(part, form))
  if (kinds.every((kind) => kind === 'sure')) return 'sure'
  return name.includes(',') || kinds.includes('no') ? oneNameKind(name, form) : 'maybe'
}

function oneNameKind(name: string, form: LabelForm): NameKind {
  if (name.length === 0 || name.length > MAX_NAME_CHARACTERS || name.split(' ').length > 5) return 'no'
  if (!/\p{L}/u.test(name) || /[!?…"“”。？！<>=*@_{}|\\]|\d{3}|\/\//u.test(name)) return 'no'
  if (ROLE.test(name)) return /^\p{Ll}/u.test(name) && form === 'colon' ? 'maybe' : 'sure'
  if (NO_SPEAKERS_CJK.test(name) || describesSound(name)) return 'no'
  if (/\p{Script=Hangul}/u.test(name)) return koreanKind(name)
  if (/[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u.test(name)) return cjkKind(name, form)
  if (/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(name)) return latinKind(name, form)
  return name.split(' ').length <= 3 ? 'maybe' : 'no'
}
