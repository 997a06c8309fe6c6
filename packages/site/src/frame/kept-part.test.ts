import { expect, test } from 'vitest'
import { asBytes, asMould, placeFor, placePart, withParts } from './kept-part.ts'

test('kept parts come in their places, as they were', () => {
  const locals = { parts: [] } as unknown as App.Locals
  const html = `<main>${placePart(locals, Buffer.from('<p>하나 "$&"</p>'))}|${placePart(locals, Buffer.from('two'))}</main>`
  expect(asBytes(withParts(html, locals.parts)).toString()).toBe('<main><p>하나 "$&"</p>|two</main>')
})

test('a page that leaves a part out is whole without it', () => {
  const locals = { parts: [] } as unknown as App.Locals
  placePart(locals, Buffer.from('unused'))
  expect(asBytes(withParts('<main></main>', locals.parts)).toString()).toBe('<main></main>')
})

test('a page without what is particular to the reader is filled for another', async () => {
  const locals = { parts: [] } as unknown as App.Locals
  const choices = {} as App.Locals['reader']
  const place = ({ cookie }: { cookie: (name: string) => string | undefined }) =>
    Promise.resolve(Buffer.from(`<b>${cookie('name') ?? 'nobody'}</b>`))
  const kept = placePart(locals, Buffer.from('<p>kept</p>'))
  const yours = await placeFor(locals, { choices, cookie: () => 'Ji' }, place)
  const pieces = withParts(`<main>${kept}${yours}</main>`, locals.parts)
  expect(asBytes(pieces).toString()).toBe('<main><p>kept</p><b>Ji</b></main>')
  const mould = asMould(pieces)
  expect(mould.map((piece) => (Buffer.isBuffer(piece) ? piece.toString() : piece))).toEqual([
    '<main><p>kept</p>',
    place,
    '</main>',
  ])
})
