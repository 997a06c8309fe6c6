import { surnameLike } from '../names/index.ts'
/** A name in the prose. Places are the prose's. */
export type Mention = { from: number; to: number; name: string; subject: boolean; owner: boolean }

/** Capitalised words that are no names: what begins sentences, and what prose capitalises. */
const NO_NAMES = new Set(
  (
    'a an the and but or so yet for nor after before when while as if though although because since until once then now later ' +
    'meanwhile also both either neither in on at by to from of with without during through about over under he she they it we you i ' +
    'his her their its our your my this that these those there here what who whom whose which where why how not no yes still even just ' +
    'only however finally honestly actually afterwards afterward earlier recently following speaking watch asked according regarding upon ' +
    'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday ' +
    'korea korean seoul japan netflix viki disney youtube tvn jtbc sbs kbs mbc ena kst k-drama drama episode season scene director actor actress ' +
    'furthermore moreover additionally besides instead despite one two three several many some all each every another other others everyone ' +
    'new next last first second third behind making-of video clip story series show film movie tv ost kpop k-pop hallyu again soon with ' +
    'someone somebody anyone anybody nobody people fans viewers netizens readers thanks thank please ok okay oh wow yeah '
  ).split(' '),
)
/** The same in other languages; only before a name, for some end one (Lee El). */
const FOREIGN_OPENERS = new Set(
  (
    'entonces después luego además también cuando según y pero el la los las un una en con por para su sus al del más así sin ' +
    'dann und der die das ein eine als nach aber auch im puis alors le les des et mais dans avec selon pour ensuite depois então mas'
  ).split(' '),
)
const COURTESY =
  /^(?:mr|mrs|ms|miss|dr|director|actor|actress|pd|writer|professor|president|chairman|detective|captain|king|queen|prince|princess|attorney|officer)\.?$/iu
/** A run of capitalised words: "Son Suk Ku", "Kim Ji-won", "Mr. Gu", "IU", "D.O.". */
const LATIN_NAME =
  /(?:\p{Lu}[\p{L}\p{M}]*(?:['’](?!s\b)\p{L}+)?(?:-\p{L}+)*\.?)(?:[ \u00a0](?:\p{Lu}[\p{L}\p{M}]*(?:['’](?!s\b)\p{L}+)?(?:-\p{L}+)*\.?))*/gu
const HANGUL_NAME =
  /(?<![\p{Script=Hangul}])([\p{Script=Hangul}]{2,5}?)(?:\s?(?:씨|님|배우|감독))?(?:\s?\([^()]{1,30}\))?(은|는|이|가|께서|도|의|에게|와|과|을|를|만|부터|까지)?(?![\p{Script=Hangul}])/gu
const KATAKANA_NAME =
  /[\p{Script=Katakana}ー]{2,}(?:[・＝=][\p{Script=Katakana}ー]+)*(?:さん|監督|氏)?(は|が|も|の|に|と)?/gu
const KOREAN_SURNAMES =
  /^(?:[김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용예봉]|남궁|선우|황보|제갈|독고|사공)/u
/** "…"라면서도, 하면서는: what follows a quotation, and no name. */
const KOREAN_CLAUSE = /(?:면서|[라다하]며)$/u

/** Names of the house's: `is` tells whether words are one; `written` are those to look for letter by letter. */
export type KnownNames = { is(name: string): boolean; written: readonly string[] }

/** A name in kanji or hanzi is found only by looking for it, and by what follows. */
const EASTERN_SUBJECT =
  /^(?:さん|氏|監督)?(?:は|が|も)|^(?:先生|女士|导演|導演)?(?:[\p{Script=Han}，,]{0,6}?)(?:说|說|表示|道|笑|问|問|回答|称|稱|坦言|透露|分享|补充|補充)/u

/** The names in a stretch of prose, in order. Names of the house's outrank the look of a word. */
export function findMentions(text: string, from: number, to: number, known: KnownNames): Mention[] {
  const slice = text.slice(from, to)
  const mentions: Mention[] = []
  for (const match of slice.matchAll(LATIN_NAME)) {
    for (const name of namesIn(match[0], match.index, slice, known)) {
      mentions.push({ ...name, from: name.from + from, to: name.to + from })
    }
  }
  if (/\p{Script=Hangul}/u.test(slice)) {
    for (const match of slice.matchAll(HANGUL_NAME)) {
      const [, name = '', particle = ''] = match
      const subject = /^(?:은|는|이|가|께서|도)$/u.test(particle)
      const looksLikeName = subject && /^.{3,4}$/u.test(name) && KOREAN_SURNAMES.test(name) && !KOREAN_CLAUSE.test(name)
      const whole = name + particle
      // 김지은 ends as a particle does; 김지원은 is 김지원 with one.
      const told = known.is(name) || (looksLikeName && !known.is(whole)) ? name : known.is(whole) ? whole : undefined
      if (told === undefined) continue
      mentions.push({
        from: from + match.index,
        to: from + match.index + match[0].length,
        name: told,
        subject,
        owner: particle === '의',
      })
    }
  }
  if (/\p{Script=Katakana}/u.test(slice)) {
    for (const match of slice.matchAll(KATAKANA_NAME)) {
      const particle = match[1] ?? ''
      const name = match[0].slice(0, match[0].length - particle.length).replace(/(?:さん|監督|氏)$/u, '')
      if (!known.is(name) && !(name.includes('・') && /[はがも]/u.test(particle))) continue
      mentions.push({
        from: from + match.index,
        to: from + match.index + match[0].length,
        name,
        subject: /[はがも]/u.test(particle),
        owner: particle === 'の',
      })
    }
  }
  for (const name of known.written) {
    if (!/\p{Script=Han}/u.test(name)) continue
    for (let at = slice.indexOf(name); at >= 0; at = slice.indexOf(name, at + name.length)) {
      const after = slice.slice(at + name.length, at + name.length + 12)
      mentions.push({
        from: from + at,
        to: from + at + name.length,
        name,
        subject: EASTERN_SUBJECT.test(after),
        owner: /^[の的]/u.test(after),
      })
    }
  }
  return mentions.toSorted((a, b) => a.from - b.from)
}

function opensNoName(word: string): boolean {
  const small = word.toLowerCase()
  return NO_NAMES.has(small) || FOREIGN_OPENERS.has(small)
}

/** The names in a run of capitalised words: words that are no names fall off its ends. */
function namesIn(run: string, at: number, slice: string, known: KnownNames): Mention[] {
  const words = [...run.matchAll(/[^ \u00a0]+/gu)].map((match) => ({ text: match[0], from: at + match.index }))
  // "…" ends a sentence: "They met Kim. Then" is no name of three words.
  const cut = words.findIndex(
    ({ text }, index) =>
      text.endsWith('.') && !COURTESY.test(text) && !/^(?:\p{L}\.)+$/u.test(text) && index < words.length - 1,
  )
  if (cut >= 0) {
    const first = words.slice(0, cut + 1)
    const rest = words.slice(cut + 1)
    const restFrom = rest[0]?.from ?? at
    return [
      ...namesIn(first.map(({ text }) => text).join(' '), at, slice, known),
      ...namesIn(slice.slice(restFrom, at + run.length), restFrom, slice, known),
    ]
  }
  let from = 0
  let to = words.length
  const plain = (index: number) => (words[index]?.text ?? '').replace(/[.'’]+$/u, '')
  while (from < to && opensNoName(plain(from)) && !(COURTESY.test(plain(from)) && to - from > 1)) from++
  while (to > from && NO_NAMES.has(plain(to - 1).toLowerCase())) to--
  if (from >= to) return []
  const textOf = (a: number, b: number) =>
    words
      .slice(a, b)
      .map(({ text }) => text)
      .join(' ')
      .replace(/(?<!\p{L}\.\p{L})\.$/u, '')
  // A longer run may hold a known name at its end: "Costar Kim Ji Won".
  let start = from
  // A surname stays: Ha Ji Won is not the Ji Won that we know.
  const surname = surnameLike(plain(from).toLowerCase())
  if (!surname && !known.is(textOf(from, to)))
    for (let index = from + 1; index < to; index++)
      if (known.is(textOf(index, to))) {
        start = index
        break
      }
  const first = words[start]
  const last = words[to - 1]
  if (!first || !last) return []
  const end = last.from + last.text.length
  const owner =
    /^['’]s?\b|^['’](?=\s)/u.test(slice.slice(end, end + 2)) || /^['’]s(?!\p{L})/u.test(slice.slice(end, end + 3))
  const subject = /^(?:은|는|이|가|께서|도)(?!\p{Script=Hangul})|^(?:は|が|も)/u.test(slice.slice(end, end + 3))
  return [{ from: first.from, to: end, name: textOf(start, to), subject, owner }]
}
