import { expect, test } from 'vitest'
import { asBytes, placePart, withParts } from './kept-part.ts'

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
