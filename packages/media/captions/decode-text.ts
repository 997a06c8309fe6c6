import type { Problem } from '@aftercut/engine/report'
import { decodeCp949 } from './cp949.ts'
import { LEGACY_ENCODINGS, plausibility } from './plausibility.ts'
import type { LegacyEncoding } from './plausibility.ts'

export type DecodedText = {
  text: string
  /** By the Encoding Standard: 'utf-8', 'utf-16le', 'euc-kr' (CP949 with it), 'shift_jis', 'windows-1252', … */
  encoding: string
  problems: Problem[]
}

/** Enough to judge an encoding by; the judging decodes it several times. */
const SAMPLE_BYTES = 256 * 1024
/** UTF-8 with a few broken bytes (a cut in the middle of a character, a joined file) is still UTF-8. */
const MAX_BROKEN_SHARE = 0.05
/** Share of zero bytes on one side that makes UTF-16: digits, spaces and line ends alone give more than this. */
const MIN_ZERO_SHARE = 0.1

function byteOrderMark(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return undefined
}

/** UTF-16 without a mark: the zero bytes of its ASCII stand all on one side. */
function unmarkedUtf16(sample: Uint8Array): string | undefined {
  let [even, odd] = [0, 0]
  for (let at = 0; at + 1 < sample.length; at += 2) {
    if (sample[at] === 0) even++
    if (sample[at + 1] === 0) odd++
  }
  const pairs = Math.max(1, sample.length >> 1)
  if (odd / pairs > MIN_ZERO_SHARE && even < odd / 20) return 'utf-16le'
  if (even / pairs > MIN_ZERO_SHARE && odd < even / 20) return 'utf-16be'
  return undefined
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

function isUtf8(sample: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(sample)
  const valid = count(text, /[\u0080-\uFFFC\uFFFE\uFFFF]/g)
  // A file that breaks off within a character is no worse for it.
  const broken = count(text.replace(/\uFFFD$/, ''), /\uFFFD/g)
  return broken === 0 ? valid > 0 || !text.endsWith('\uFFFD') : broken <= MAX_BROKEN_SHARE * valid
}

const decode = (bytes: Uint8Array, encoding: string): string =>
  encoding === 'euc-kr' ? decodeCp949(bytes) : new TextDecoder(encoding).decode(bytes)

function likeliestLegacy(sample: Uint8Array): LegacyEncoding {
  let best: { encoding: LegacyEncoding; score: number } = { encoding: 'windows-1252', score: -Infinity }
  for (const encoding of Object.keys(LEGACY_ENCODINGS) as LegacyEncoding[]) {
    const score = plausibility(decode(sample, encoding).replace(/\uFFFD$/, ''), encoding)
    if (score > best.score) best = { encoding, score }
  }
  return best.encoding
}

function tellEncoding(bytes: Uint8Array): string {
  const marked = byteOrderMark(bytes)
  if (marked) return marked
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const utf16 = unmarkedUtf16(sample)
  if (utf16) return utf16
  // A cut sample may end within a character: its last bytes do not count.
  const whole =
    sample.length < bytes.length ? sample.subarray(0, sample.lastIndexOf(0x0a) + 1 || sample.length) : sample
  if (whole.every((byte) => byte < 0x80) && isUtf8(bytes)) return 'utf-8'
  return isUtf8(whole) ? 'utf-8' : likeliestLegacy(whole)
}

/** Decodes text of unknown encoding: by its byte order mark, as valid UTF-8, or as what reads most like a language. */
export function decodeText(bytes: Uint8Array, file = 'captions'): DecodedText {
  const encoding = tellEncoding(bytes)
  const text = decode(bytes, encoding)
  const broken = count(text, /\uFFFD/g)
  if (broken === 0) return { text, encoding, problems: [] }
  const line = count(text.slice(0, text.indexOf('\uFFFD')), /\r\n?|\n/g) + 1
  const message = `Line ${line}: ${broken} characters cannot be decoded as ${encoding}; each shows as \uFFFD.`
  return { text, encoding, problems: [{ file, code: 'bad-bytes', message, line }] }
}
