import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { entityTag, type CachedPage } from './page-cache.ts'
import { cookieIn, PageShells, type Place } from './page-shells.ts'

const SITE = 'https://example.org'
const DRAMA = '0b5e2f4e-0000-4000-8000-000000000001'

const asks = (url: string, cookie?: string) =>
  ({ url, headers: cookie === undefined ? {} : { cookie } }) as unknown as IncomingMessage
const choices = (text: string) => `aftercut_choices=${encodeURIComponent(text)}`

function page(text: string, tags = ['story']): CachedPage {
  const body = Buffer.from(text)
  return {
    status: 200,
    headers: ['content-type', 'text/html'],
    etag: entityTag(body),
    body,
    contentType: 'text/html',
    coded: {},
    tags,
    freshUntil: Date.now() + 60_000,
  }
}

const name: Place = ({ cookie }) => Promise.resolve(Buffer.from(cookie('name') ?? 'nobody'))
const mould = { pieces: [Buffer.from('<p>'), name, Buffer.from('</p>')], dramas: [DRAMA] }
const text = async (shells: PageShells, req: IncomingMessage) => (await shells.fill(req, SITE))?.body.toString()

function keep(shells: PageShells, req: IncomingMessage, made = { page: page('<p>nobody</p>'), mould }): void {
  shells.finish(shells.begin(), req, SITE, made)
}

test('a page is filled for each reader, whatever the query', async () => {
  const shells = new PageShells(1e6)
  keep(shells, asks('/stories/a'))
  expect(await text(shells, asks('/stories/a?utm_source=x', 'name=Ji'))).toBe('<p>Ji</p>')
  expect(await text(shells, asks('/stories/a', 'name=Ho; other=1'))).toBe('<p>Ho</p>')
  expect(await text(shells, asks('/stories/b'))).toBeUndefined()
  const [first, second] = [
    await shells.fill(asks('/stories/a', 'name=Ji'), SITE),
    await shells.fill(asks('/stories/a', 'name=Ho'), SITE),
  ]
  expect(first?.etag).not.toBe(second?.etag)
})

test('readers of another zone, scheme or progress get pages of their own', async () => {
  const shells = new PageShells(1e6)
  keep(shells, asks('/stories/a', choices(`zone=Asia/Tokyo&seen=${DRAMA}.1.3`)))
  expect(await text(shells, asks('/stories/a', choices(`seen=${DRAMA}.1.3&zone=Asia/Tokyo`)))).toBe('<p>nobody</p>')
  for (const other of [
    `zone=Asia/Tokyo&seen=${DRAMA}.1.4`,
    `zone=Asia/Seoul&seen=${DRAMA}.1.3`,
    `zone=Asia/Tokyo&seen=${DRAMA}.1.3&scheme=dark`,
    `zone=Asia/Tokyo&seen=${DRAMA}.1.3&territory=KR`,
    'zone=Asia/Tokyo',
  ])
    expect(await text(shells, asks('/stories/a', choices(other))), other).toBeUndefined()
  // What is seen of a drama that the page does not tell of makes no difference.
  const more = `zone=Asia/Tokyo&seen=${DRAMA}.1.3,0b5e2f4e-0000-4000-8000-000000000002.1.9`
  expect(await text(shells, asks('/stories/a', choices(more)))).toBe('<p>nobody</p>')
})

test('a change ends what was made from it, and what was being made', async () => {
  const shells = new PageShells(1e6)
  keep(shells, asks('/stories/a'))
  shells.invalidate(['story'])
  expect(await text(shells, asks('/stories/a'))).toBeUndefined()
  const begun = shells.begin()
  shells.invalidate(['story'])
  shells.finish(begun, asks('/stories/a'), SITE, { page: page('<p>nobody</p>'), mould })
  expect(await text(shells, asks('/stories/a'))).toBeUndefined()
})

test('what time has passed over, was refused, or rests on nothing is not filled', async () => {
  const shells = new PageShells(1e6)
  keep(shells, asks('/old'), { page: { ...page('x'), freshUntil: Date.now() - 1 }, mould })
  keep(shells, asks('/gone'), { page: { ...page('x'), status: 410 }, mould })
  keep(shells, asks('/loose'), { page: page('x', []), mould })
  for (const url of ['/old', '/gone', '/loose']) expect(await text(shells, asks(url)), url).toBeUndefined()
})

test('cookies are read as browsers send them', () => {
  expect(cookieIn('a=1; b="two"; c=%EC%9A%B0; b=3', 'b')).toBe('two')
  expect(cookieIn('a=1; b="two"; c=%EC%9A%B0', 'c')).toBe('우')
  expect(cookieIn('a=%E0%A4%A; ab=1', 'a')).toBe('%E0%A4%A')
  expect(cookieIn('ab=1; novalue', 'b')).toBeUndefined()
  expect(cookieIn('ab=1; novalue', 'novalue')).toBeUndefined()
})
