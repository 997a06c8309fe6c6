import fc from 'fast-check'
import { expect, test } from 'vitest'
import { finishedPage, withoutMarks } from './finished-html.ts'

test('marks go, comments of others stay', () => {
  expect(withoutMarks('<p><!--[--><b>a</b><!--]--><!---->b<!--[-1--><!--[!--></p><!-- kept --><!--')).toBe(
    '<p><b>a</b>b</p><!-- kept --><!--',
  )
})

test('the walk equals the plain expression', () => {
  const piece = fc.constantFrom(
    '<!--',
    '-->',
    '[',
    ']',
    '!',
    '-',
    '1',
    'a',
    '<p>',
    '<!---->',
    '<!--[-->',
    '<!--]-->',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const html = pieces.join('')
      // A comment ends at its first '-->': what holds none of ours is passed over whole or in part, as written.
      const plain = html.replaceAll(/<!--(\[!?-?\d*|\]|)-->/g, '')
      expect(withoutMarks(html)).toBe(plain)
    }),
    { seed: 6 },
  )
})

const PAGE =
  '<html lang="%aftercut.language%" data-scheme="%aftercut.scheme%"><head><style data-x>a{}</style>' +
  '<link href="x" rel="stylesheet" disabled media="(max-width: 0)"></head><body><!--[--><style>b{}</style></body>'

test('the styles of the head are named, those of the body are not', () => {
  const { html, styleHashes } = finishedPage(PAGE, { language: 'ko', scheme: 'dark', isLive: false })
  expect(html).toBe(
    '<html lang="ko" data-scheme="dark"><head><style data-x>a{}</style></head><body><style>b{}</style></body>',
  )
  // echo -n 'a{}' | openssl dgst -sha256 -binary | base64
  expect(styleHashes).toEqual(['sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='])
})

test('a page with a client framework keeps its marks', () => {
  expect(finishedPage(PAGE, { language: 'en', scheme: 'system', isLive: true }).html).toContain('<body><!--[-->')
})
