/** What a file's name says of the captions in it. */
export type NamedLanguage = {
  /** BCP 47. */
  language?: string
  /** Translated by a machine from this language (yt-dlp's `X.ko-en.vtt`). */
  translatedFrom?: string
  /** The automatic captions of the spoken language (yt-dlp's `X.en-orig.vtt`). */
  original: boolean
  automatic: boolean
  hearingImpaired: boolean
  forced: boolean
}

/** ISO 639-2 and the names and mistaken codes in use, to BCP 47. */
const ALIASES: Record<string, string> = Object.fromEntries(
  (
    'kor=ko kr=ko korean=ko hangul=ko 한국어=ko 한글=ko eng=en english=en us=en-US uk=uk jpn=ja jp=ja japanese=ja 日本語=ja ' +
    'zho=zh chi=zh cn=zh chs=zh-Hans cht=zh-Hant sc=zh-Hans tc=zh-Hant chinese=zh mandarin=zh tw=zh-TW 中文=zh ' +
    '简体=zh-Hans 繁體=zh-Hant spa=es spanish=es español=es castellano=es fra=fr fre=fr french=fr français=fr deu=de ger=de ' +
    'german=de deutsch=de por=pt portuguese=pt português=pt br=pt-BR pob=pt-BR rus=ru russian=ru ara=ar arabic=ar ' +
    'swe=sv swedish=sv svenska=sv ita=it italian=it italiano=it ind=id indonesian=id may=ms msa=ms malay=ms tha=th thai=th ' +
    'vie=vi vietnamese=vi pol=pl polish=pl nld=nl dut=nl dutch=nl tur=tr turkish=tr dan=da danish=da dk=da nor=no nob=nb ' +
    'norwegian=no fin=fi finnish=fi ces=cs cze=cs cz=cs czech=cs hun=hu hungarian=hu ron=ro rum=ro romanian=ro ukr=uk ' +
    'ukrainian=uk ell=el gre=el gr=el greek=el heb=he hebrew=he iw=he hin=hi hindi=hi fil=fil tgl=tl tagalog=tl fas=fa ' +
    'per=fa persian=fa bul=bg hrv=hr srp=sr slk=sk slo=sk slv=sl est=et lav=lv lit=lt cat=ca ben=bn tam=ta tel=te urd=ur'
  )
    .split(' ')
    .map((pair) => pair.split('=')),
)

const TWO_LETTERS = new Set(
  (
    'af am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ' +
    'ko ky lo lt lv mk ml mn mr ms my nb ne nl nn no pa pl ps pt ro ru si sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh zu'
  ).split(' '),
)

/** Languages that YouTube's captions are translated between often enough for `ko-en` to mean "ko, from en". */
const TRANSLATED_FROM = new Set('ko en ja zh es fr de pt ru ar it id th vi tr hi pl nl sv'.split(' '))
/** Lower-case regions that read like one of those languages: `es-ar` is Argentina's Spanish. */
const REGIONS = new Set(['es-ar', 'en-id', 'pt-pt', 'es-es', 'fr-fr', 'de-de', 'it-it', 'ru-ru', 'id-id', 'th-th'])

const FLAGS = new Set(
  'sdh cc hi hoh forced foreign default auto asr automatic generated orig original full subs sub subtitles captions'.split(
    ' ',
  ),
)

function canonical(tag: string): string {
  return tag
    .split('-')
    .map((part, index) => {
      if (index === 0) return part.toLowerCase()
      if (part.length === 2) return part.toUpperCase()
      return part.length === 4 ? (part[0] ?? '').toUpperCase() + part.slice(1).toLowerCase() : part
    })
    .join('-')
}

type Read = { language: string; translatedFrom?: string; original?: boolean }

/** Reads one dotted part of a name as a language tag, as people and yt-dlp write them. */
function readTag(part: string): Read | undefined {
  // 'It' or 'No' with one capital is a word of the title.
  if (part.length <= 3 && part !== part.toLowerCase() && part !== part.toUpperCase()) return undefined
  const [first = '', ...rest] = part.split(/[-_]/)
  const lower = first.toLowerCase()
  const language = TWO_LETTERS.has(lower) ? lower : ALIASES[lower]
  if (language === undefined) return undefined
  const [second] = rest
  if (second === undefined) return { language }
  if (second === 'orig') return { language, original: true }
  if (/^[a-z]{2,3}$/.test(second) && TRANSLATED_FROM.has(second) && !REGIONS.has(`${lower}-${second}`))
    return second === language ? { language } : { language, translatedFrom: second }
  const isSubtag = /^(?:[A-Z]{2}|[a-z]{2}|\d{3}|[A-Z][a-z]{3})$/.test(second)
  // YouTube names a second track of a language by a random mark: 'en-nP7-2PuUl7o'.
  return isSubtag && language === lower ? { language: canonical(`${language}-${rest[0]}`) } : { language }
}

/** A language as media files and style sheets name it ('kor', 'ko_KR', 'und') in BCP 47; undefined for none. */
export function canonicalLanguage(tag: string | undefined): string | undefined {
  const [first = '', ...rest] = (tag ?? '').trim().split(/[-_]/)
  const language = TWO_LETTERS.has(first.toLowerCase()) ? first.toLowerCase() : ALIASES[first.toLowerCase()]
  if (language !== undefined) return rest.length > 0 ? canonical([language, ...rest].join('-')) : language
  const unknown = !/^[a-z]{2,3}$/i.test(first) || /^(?:und|mul|zxx|mis)$/i.test(first)
  return unknown ? undefined : canonical([first, ...rest].join('-'))
}

/** At the end of a name without dots: 'Making_ko', 'Making [English]', 'Making-KOR'. Words of a title do not count. */
function readLooseEnd(stem: string): Read | undefined {
  const part = /[\s_\-[(]([\p{L}-]{2,12})[\])]?$/u.exec(stem.slice(-20))?.[1]
  if (part === undefined) return undefined
  const certain = part.length > 3 || /^(?:ko|en|ja|kr|jp|zh|cn|kor|eng|jpn|chi|spa|fre|ger|rus)$/i.test(part)
  return certain ? readTag(part) : undefined
}

/** Reads the language and the flags from the end of a caption file's name: 'X.ko.vtt', 'X.en.sdh.ass', 'X.pt-BR.srt'. */
export function languageOfName(file: string): NamedLanguage {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
  const stem = name.replace(/\.[A-Za-z0-9]{2,6}$/, '')
  const parts = stem.split('.').slice(1).slice(-4)
  const found: NamedLanguage = { original: false, automatic: false, hearingImpaired: false, forced: false }
  const flags: string[] = []
  let read: Read | undefined
  for (const part of parts.toReversed()) {
    const lower = part.toLowerCase()
    const tag = readTag(part)
    // Hindi, unless a language stands before it: then 'hi' is for the hearing-impaired.
    if (FLAGS.has(lower) && !(lower === 'hi' && !parts.slice(0, parts.lastIndexOf(part)).some(readTag)))
      flags.push(lower)
    else if (tag && !read) read = tag
    else break
  }
  read ??= readLooseEnd(stem)
  if (read) found.language = read.language
  if (read?.translatedFrom) found.translatedFrom = read.translatedFrom
  found.original = read?.original === true || flags.some((flag) => flag.startsWith('orig'))
  found.automatic =
    found.original || read?.translatedFrom !== undefined || flags.some((flag) => /^(?:auto|asr|gen)/.test(flag))
  found.hearingImpaired = flags.some((flag) => /^(?:sdh|cc|hi|hoh)$/.test(flag))
  found.forced = flags.some((flag) => flag.startsWith('for'))
  return found
}
