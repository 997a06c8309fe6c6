import { expect, test } from 'vitest'
import type { RequestEvent } from '@sveltejs/kit'
import { onceFor } from './sent-twice.ts'

const from = (person: string | null, fields: Record<string, string>, path = '/desk/dramas?/make'): RequestEvent => {
  const url = new URL(path, 'https://desk.example')
  const request = new Request(url, { method: 'POST', body: new URLSearchParams(fields) })
  return { request, url, locals: { person: person === null ? null : { id: person } } } as unknown as RequestEvent
}

test('the same form of the same person is carried out once and answered twice; any other is its own', async () => {
  let done = 0
  const work = async (): Promise<Response> => {
    const number = (done += 1)
    await new Promise((resolve) => setTimeout(resolve, 20))
    return new Response(`answer ${number}`)
  }
  const both = await Promise.all([onceFor(from('a', { x: '1' }), work), onceFor(from('a', { x: '1' }), work)])
  expect(await Promise.all(both.map((answer) => answer.text()))).toEqual(['answer 1', 'answer 1'])
  const others = [from('b', { x: '1' }), from('a', { x: '2' }), from('a', { x: '1' }, '/desk/people?/make')]
  for (const [index, event] of others.entries())
    expect(await (await onceFor(event, work)).text()).toBe(`answer ${index + 2}`)
  // Before the door nobody is known: nothing is held together.
  await Promise.all([onceFor(from(null, { x: '1' }), work), onceFor(from(null, { x: '1' }), work)])
  expect(done).toBe(6)
})

test('what failed is not remembered', async () => {
  await expect(onceFor(from('c', {}), () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await (await onceFor(from('c', {}), async () => new Response('yes'))).text()).toBe('yes')
})
