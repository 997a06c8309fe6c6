/**
 * Captions that tell what is seen, and stand there as a sentence without brackets: Korean and Japanese ones end on the
 * person or the place ("서로를 꼭 안아 주는 두 사람", "抱き合う二人"), the others open with them ("The two actors hug").
 */
const NARRATING: Record<string, (text: string) => boolean> = {
  ko: (text) =>
    !KOREAN_SELF.test(text) &&
    ((KOREAN_HEAD.test(text) && hangsOn(text)) || KOREAN_PLACE.test(text) || isKoreanReport(text)),
  ja: (text) => JAPANESE_HEAD.test(text) && !/[。？?]/u.test(text),
  en: (text) => ENGLISH.test(text) && !/(?<!\p{L})(?:i|me|my|we|us|our|you|your)(?!\p{L})|["“?]/iu.test(text),
  es: (text) =>
    SPANISH.test(text) && !/(?<!\p{L})(?:yo|me|mi|nos|nuestr[oa]s?|te|tu|usted(?:es)?)(?!\p{L})|[«"“?]/iu.test(text),
  zh: (text) => CHINESE.test(text) && !/[我你您咱]|[？?“「]/u.test(text),
}

const KOREAN_HEAD =
  /(?:^|\s)(?:(?:두|세|네)\s?(?:사람|배우|분)|배우(?:들)?|그녀|감독님?|스태프(?:들)?|스탭(?:들)?|제작진|출연진|커플|주인공(?:들)?|(?:촬영\s?)?현장|모습|순간|표정|분위기|포옹|하이파이브|박수|미소|눈물|웃음바다|리허설|촬영장?|[가-힣]{2,3}\s?(?:배우|씨))\s*[~!♥…]*$/u
const KOREAN_PLACE = /\S\s(?:촬영\s?)?(?:현장|촬영장|리허설)\s*[~!♥…]*$/u
/** "감독님도 박수를 보냅니다": in the formal present, of others, without the honorific that people use of each other. */
const KOREAN_REPORT =
  /^(?:감독님?|(?:두|모든)\s?(?:배우|사람)(?:들)?|배우들|스태프들?|스탭들?|제작진|모두|출연진)(?:이|가|은|는|도|까지|끼리)?\s.*니다\s*[.!~]*$/u
/** What people say of themselves and to each other ends so too, once in a while. */
const KOREAN_SELF = /(?:^|\s)(?:저|제|저희|나|내|우리|너|네가|당신)(?:는|가|를|도|의|한테|에게)?\s|[?？.,]/u
const JAPANESE_HEAD =
  /[うくぐすつぬぶむるただい](?:二人|ふたり|2人|２人|俳優(?:たち|陣)?|女優|監督|スタッフ(?:たち|一同)?|キャスト(?:陣|たち)?|共演者(?:たち)?|現場|一同|[ぁ-んァ-ヶ一-龠]{2,5}さん)\s*[！!♪…]*$/u
const ENGLISH =
  /^(?:(?:the|both|two|all|whole|entire)\s+)+(?:(?:lead|main|young|other|two|film|camera)\s+)?(?:actors?|actress(?:es)?|leads?|co-?stars|crew|cast|director|staff|set|room|pair|of them|two)(?:\s+and\s+(?:the\s+)?(?:crew|cast|director|staff))?\s+(?!(?:is|are|was|were|has|had|said|says)(?!\p{L}))\p{L}+|^(?:everyone|everybody)(?:\s+on set)?\s+(?!(?:is|was|has|had|said|says|please|ready|who|just)(?!\p{L}))\p{L}+s(?!\p{L})/iu
const SPANISH =
  /^(?:los (?:dos(?: actores| protagonistas)?|actores|protagonistas)|las (?:dos(?: actrices| protagonistas)?|actrices)|ambos|ambas|el (?:equipo|director|actor)|la (?:directora|actriz)|todo el (?:equipo|set|plató)|todos)\s+(?!(?:es|son|era|eran|fue|dijo|dice|a|los|las)(?!\p{L}))(?:(?:se|le|les|no)\s+)*\p{L}+(?:n|a|e)(?!\p{L})/iu
const CHINESE =
  /^(?:两人|兩人|二人|两位(?:主演|演员)|众人|眾人|全场|全場|全体|工作人员|工作人員|演员们|演員們|现场|現場)/u
const LONGEST = 60

/** Whether a line without a speaker tells what is seen, and is said by nobody. `language`: BCP 47. */
export function isNarration(text: string, language: string): boolean {
  const bare = text.trim()
  return bare.length <= LONGEST && (NARRATING[language.slice(0, 2)]?.(bare) ?? false)
}

function isKoreanReport(text: string): boolean {
  const last = /(\p{Script=Hangul})니다\s*[.!~]*$/u.exec(text)?.[1]
  return (
    KOREAN_REPORT.test(text) &&
    last !== undefined &&
    last !== '십' &&
    last !== '습' &&
    last.normalize('NFD').endsWith('ᆸ')
  )
}

/** Whether the Korean head has a clause before it: a word that ends in ㄴ, ㄹ or 는 (…안아 주는 두 사람), or a place. */
function hangsOn(text: string): boolean {
  const head = KOREAN_HEAD.exec(text)
  const before = text.slice(0, head?.index ?? 0).trim()
  const last = before.split(/\s+/u).at(-1) ?? ''
  const jamo = last.normalize('NFD').at(-1)
  // A word of one syllable (그, 한, 이) qualifies the head, and begins no clause.
  return last.length >= 2 && (jamo === 'ᆫ' || jamo === 'ᆯ')
}
