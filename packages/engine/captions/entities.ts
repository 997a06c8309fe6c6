/** U+00A0 to U+00FF, in order: HTML's names for Latin-1. */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro ' +
  'para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil ' +
  'Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave ' +
  'Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml ' +
  'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute ' +
  'thorn yuml'

/** The names that captions use beyond Latin-1. */
const OTHERS: Record<string, number> = {
  amp: 0x26,
  lt: 0x3c,
  gt: 0x3e,
  quot: 0x22,
  apos: 0x27,
  OElig: 0x152,
  oelig: 0x153,
  Scaron: 0x160,
  scaron: 0x161,
  ensp: 0x2002,
  emsp: 0x2003,
  thinsp: 0x2009,
  zwnj: 0x200c,
  zwj: 0x200d,
  lrm: 0x200e,
  rlm: 0x200f,
  ndash: 0x2013,
  mdash: 0x2014,
  lsquo: 0x2018,
  rsquo: 0x2019,
  sbquo: 0x201a,
  ldquo: 0x201c,
  rdquo: 0x201d,
  bdquo: 0x201e,
  bull: 0x2022,
  hellip: 0x2026,
  lsaquo: 0x2039,
  rsaquo: 0x203a,
  euro: 0x20ac,
  trade: 0x2122,
  larr: 0x2190,
  rarr: 0x2192,
  hearts: 0x2665,
  sung: 0x266a,
}

const CODE_POINTS = new Map<string, number>([
  ...LATIN_1.split(' ').map((name, index): [string, number] => [name, 0xa0 + index]),
  ...Object.entries(OTHERS),
])

/** Bounded, so that a megabyte of '&' stays linear. Old files forget the semicolon. */
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,7}));?/g

function character(codePoint: number): string {
  const scalar = codePoint > 0 && codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff)
  return scalar ? String.fromCodePoint(codePoint) : '\uFFFD'
}

/** Decodes HTML's character references; a name must end in ';' unless it is one of `&amp &lt &gt &quot &nbsp`. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(ENTITY, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
    if (decimal !== undefined) return character(Number(decimal))
    if (hexadecimal !== undefined) return character(parseInt(hexadecimal, 16))
    const codePoint = CODE_POINTS.get(name ?? '')
    if (codePoint === undefined) return whole
    return whole.endsWith(';') || /^(?:amp|lt|gt|quot|nbsp)$/.test(name ?? '') ? character(codePoint) : whole
  })
}

/** Escapes what `decodeEntities` would decode, and nothing else: SubRip readers show an idle `&amp;` as it stands. */
export function escapeReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(ENTITY, (whole) => (decodeEntities(whole) === whole ? whole : `&amp;${whole.slice(1)}`))
}
