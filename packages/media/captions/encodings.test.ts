import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText } from './index.ts'

/** Encodes by turning a decoder round: every byte pair that decodes to one character, by that character. */
function encoder(encoding: string): (text: string) => Uint8Array {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const bytesOf = new Map<string, number[]>()
  // CP949's syllables beyond KS X 1001, as Microsoft's table has them (Node's decoder lacks them).
  if (encoding === 'euc-kr') {
    const cp949: [string, number, number][] = [
      ['갂', 0x81, 0x41],
      ['갉', 0xb0, 0xa6],
      ['뷁', 0x94, 0xee],
      ['펲', 0xbc, 0x84],
      ['똠', 0x8c, 0x63],
      ['됬', 0x89, 0xe7],
      ['힣', 0xc6, 0x52],
    ]
    for (const [character, lead, trail] of cp949) bytesOf.set(character, [lead, trail])
  }
  const learn = (bytes: number[]) => {
    try {
      const text = decoder.decode(Uint8Array.from(bytes))
      if (Array.from(text).length === 1 && !bytesOf.has(text)) bytesOf.set(text, bytes)
    } catch {
      // No character has these bytes.
    }
  }
  for (let first = 0; first < 256; first++) learn([first])
  if (!encoding.startsWith('windows'))
    for (let first = 0x81; first < 0xff; first++)
      for (let second = 0x40; second < 0xff; second++) learn([first, second])
  return (text) =>
    Uint8Array.from(
      Array.from(text).flatMap((character) => {
        const bytes = bytesOf.get(character)
        if (!bytes) throw new Error(`${encoding} has no ${character}`)
        return bytes
      }),
    )
}

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), !bigEndian)
  return bytes
}

const cue = (text: string) => `1\r\n00:00:01,000 --> 00:00:02,000\r\n${text}\r\n\r\n`

const KOREAN = [
  '솔직히 그 말을 기다렸을 것 같아요',
  '컷! 오케이, 다시 한번 갈게요 (웃음)',
  '감독님이 뷁 하셨대요. 펲시 똠방각하',
  '이렇게 됬어요 힣',
  '추앙해요',
]
const JAPANESE = [
  '左に見えるのは…首刈り機',
  'カット！もう一回お願いします（笑）',
  'お疲れ様でした。ありがとうございます',
]
const SIMPLIFIED = ['我觉得她一直在等这句话', '好，再来一次！（笑）', '导演说卡，然后大家都哭了']
const TRADITIONAL = ['我覺得她一直在等這句話', '好，再來一次！（笑）', '導演說卡，然後大家都哭了']
const FRENCH = ['Ça va être génial, à bientôt', 'Où est-il ? « Là-bas », répondit-elle', 'Je l’ai déjà vu…']
const GERMAN = ['Es ist töricht, so ganz allein zu reisen', 'Schöne Grüße aus der Straße']
const SPANISH = ['¿Qué te trae a la tierra?', '¡Corten! Otra vez, señor', 'Tienes suerte de que aún corra sangre']
const RUSSIAN = ['Слева мы видим…', 'Стоп! Снято. Ещё раз', 'Это было очень трогательно']

describe.each([
  ['euc-kr', KOREAN],
  ['shift_jis', JAPANESE],
  ['euc-jp', JAPANESE],
  ['gb18030', SIMPLIFIED],
  ['big5', TRADITIONAL],
  ['windows-1252', FRENCH],
  ['windows-1252', GERMAN],
  ['windows-1252', SPANISH],
  ['windows-1251', RUSSIAN],
])('%s', (encoding, lines) => {
  const encode = encoder(encoding)
  test.each([...lines, lines.join('\r\n')])('%s', (line) => {
    expect(decodeText(encode(cue(line)))).toEqual({ text: cue(line), encoding, problems: [] })
  })
  test('any of its lines, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines), { minLength: 1, maxLength: 6 }), (some) => {
        const text = some.map(cue).join('')
        expect(decodeText(encode(text))).toMatchObject({ text, encoding })
      }),
      { seed: 11, numRuns: 40 },
    )
  })
})

test('Unicode with and without a mark, in both byte orders', () => {
  for (const lines of [KOREAN, JAPANESE, FRENCH, ['Only plain words']]) {
    const text = lines.map(cue).join('')
    const utf8 = new TextEncoder()
    expect(decodeText(utf8.encode(text))).toEqual({ text, encoding: 'utf-8', problems: [] })
    expect(decodeText(utf8.encode(`\uFEFF${text}`))).toMatchObject({ text, encoding: 'utf-8' })
    for (const bigEndian of [false, true]) {
      const encoding = bigEndian ? 'utf-16be' : 'utf-16le'
      expect(decodeText(utf16(text, bigEndian))).toMatchObject({ text, encoding })
      expect(decodeText(utf16(`\uFEFF${text}`, bigEndian))).toMatchObject({ text, encoding })
    }
  }
})

test('one accent in a page of English decides nothing for Korean', () => {
  const text = `${cue('We met in the café')}${cue('Hello there, how are you?').repeat(50)}`
  expect(decodeText(encoder('windows-1252')(text))).toMatchObject({ text, encoding: 'windows-1252' })
})

test('UTF-8 with a broken byte is UTF-8, and is told with its line', () => {
  const bytes = new TextEncoder().encode(cue('솔직히') + cue('그 말을 기다렸을 것 같아요'))
  const cut = bytes.slice(0, bytes.length - 5)
  const decoded = decodeText(cut, 'x.srt')
  expect(decoded.encoding).toBe('utf-8')
  expect(decoded.problems).toMatchObject([{ file: 'x.srt', code: 'bad-bytes', line: 7 }])
})

test('a text cut within a character of an older encoding keeps its encoding', () => {
  const bytes = encoder('euc-kr')(cue(KOREAN.join(' ')))
  const cut = bytes.slice(0, bytes.indexOf(0xb0) + 1)
  expect(decodeText(cut).encoding).toBe('euc-kr')
})

test('no bytes at all', () => {
  expect(decodeText(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8', problems: [] })
})
