/** Named characters that stories hold: Latin-1 and the typographer's marks. Numeric references are decoded always. */
const NAMED: Record<string, string> = {
  ...pairs(`
    amp &  lt <  gt >  quot "  apos '  ldquo “  rdquo ”  bdquo „  lsquo ‘  rsquo ’  sbquo ‚  laquo «
    raquo »  lsaquo ‹  rsaquo ›  ndash –  mdash —  hellip …  middot ·  bull •  prime ′  Prime ″  iexcl ¡
    iquest ¿  lsqb [  rsqb ]  lbrack [  rbrack ]  copy ©  reg ®  trade ™  hearts ♥  cent ¢  pound £  yen ¥
    euro €  sect §  deg °  times ×  divide ÷  frac12 ½  ordm º  ordf ª  szlig ß  period .  comma ,  excl !
    quest ?  colon :  semi ;  lpar (  rpar )  hyphen ‐  dash ‐  horbar ―  rdquor ”  ldquor „  rsquor ’
    lsquor ‚  OpenCurlyQuote ‘  CloseCurlyQuote ’  OpenCurlyDoubleQuote “  CloseCurlyDoubleQuote ”
    aelig æ  AElig Æ  oslash ø  Oslash Ø  oelig œ  OElig Œ  eth ð  thorn þ  num #  percnt %  dollar $
    sol /
  `),
  nbsp: '\u00a0',
  shy: '\u00ad',
  zwnj: '\u200c',
  zwj: '\u200d',
  lrm: '\u200e',
  rlm: '\u200f',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  hairsp: ' ',
  NewLine: '\n',
  Tab: '\t',
}
const ACCENTS: Record<string, string> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030a',
  cedil: '\u0327',
  caron: '\u030c',
  breve: '\u0306',
  macr: '\u0304',
}
const REFERENCE = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,31}));?/y

/** The character reference at `at`, decoded, or undefined where there is none that we know. */
export function decodeEntity(source: string, at: number): { text: string; length: number } | undefined {
  REFERENCE.lastIndex = at
  const match = REFERENCE.exec(source)
  if (!match) return undefined
  const [whole, decimal, hex, name] = match
  if (name !== undefined) {
    const text = NAMED[name] ?? accented(name)
    return text === undefined || !whole.endsWith(';') ? undefined : { text, length: whole.length }
  }
  const point = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)
  const valid = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
  return { text: valid ? String.fromCodePoint(windows(point)) : '\ufffd', length: whole.length }
}

function accented(name: string): string | undefined {
  const mark = ACCENTS[name.slice(1)]
  return mark === undefined ? undefined : (name.charAt(0) + mark).normalize('NFC')
}

/** References 128 to 159 mean Windows-1252, as browsers read them: &#147; is “. */
function windows(point: number): number {
  if (point < 0x80 || point > 0x9f) return point
  return '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'.codePointAt(point - 0x80) ?? point
}

/** 'name character' pairs, parted by two spaces or more. */
function pairs(text: string): Record<string, string> {
  const entries = text.trim().split(/\s{2,}/u)
  return Object.fromEntries(
    entries.map((entry) => [entry.slice(0, entry.indexOf(' ')), entry.slice(entry.indexOf(' ') + 1)]),
  )
}
