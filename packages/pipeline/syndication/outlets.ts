import { Refused, type Library } from '@aftercut/library/opening'
import { SignJWT } from 'jose'
import { storyHtml } from './html.ts'
import { guardedRequest, type GuardedAnswer } from './guarded-request.ts'
import type { Sheet } from './sheet.ts'

/** A site that stories are pushed to. `key`: an application password (WordPress), 'id:secret' (Ghost's Admin API). */
export type Outlet = { id: string; kind: 'wordpress' | 'ghost'; name: string; url: string; user?: string; key: string }

export const OUTLETS = 'outlets'
/** Hosts in private networks that an owner allows. */
export const ALLOWED_HOSTS = 'outlets.allowed'

export async function readOutlets(library: Library): Promise<Outlet[]> {
  return (await library.settings.get<Outlet[]>(OUTLETS))?.value ?? []
}

/** What became of a push: the post there, to be changed by the next one. */
export type Pushed = { outlet: string; post: string; url: string; updated?: string }

/**
 * Brings a published story to another site, as a draft there: its own desk decides when it is shown. Pushed again, the
 * same post is changed. What was pushed is kept in the audit.
 */
export async function pushStory(library: Library, sheet: Sheet, outletId: string, who: string): Promise<Pushed> {
  const outlet = (await readOutlets(library)).find(({ id }) => id === outletId)
  if (!outlet) throw new Refused(`There is no outlet "${outletId}".`, { code: 'no-such-outlet' })
  const story = await library.stories.get(sheet.page.id)
  if (story?.state !== 'published')
    throw new Refused('Only what is published here is pushed: publish the story first.', {
      code: 'push-unpublished',
    })
  const before = await lastPush(library, sheet.page.id, outletId)
  const allowed = (await library.settings.get<string[]>(ALLOWED_HOSTS))?.value ?? []
  const pushed =
    outlet.kind === 'ghost'
      ? await toGhost(outlet, sheet, before, allowed)
      : await toWordPress(outlet, sheet, before, allowed)
  await library.audit.add(who, 'push', 'story', sheet.page.id, pushed)
  return pushed
}

async function lastPush(library: Library, storyId: string, outletId: string): Promise<Pushed | undefined> {
  const entries = await library.audit.list({ subjectKind: 'story', subjectId: storyId, limit: 500 })
  return entries.find(({ action, detail }) => action === 'push' && detail['outlet'] === outletId)?.detail as
    Pushed | undefined
}

const base = ({ url }: Outlet): string => url.replace(/\/+$/u, '')

/** WordPress' REST API: posts, with an application password. */
async function toWordPress(
  outlet: Outlet,
  sheet: Sheet,
  before: Pushed | undefined,
  allowed: readonly string[],
): Promise<Pushed> {
  const { content } = sheet.page
  const html = storyHtml(sheet, (frame) => `<!-- wp:html -->\n${frame}\n<!-- /wp:html -->`)
  const fields = { title: content.headline, content: html, excerpt: content.standfirst, slug: sheet.page.slug }
  const headers = {
    authorization: `Basic ${Buffer.from(`${outlet.user ?? ''}:${outlet.key}`).toString('base64')}`,
    'content-type': 'application/json',
  }
  const send = (path: string, body: object) =>
    guardedRequest(`${base(outlet)}/wp-json/wp/v2/posts${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      allowed,
    })
  // The status of a post that is there already is its own desk's.
  let answer = before ? await send(`/${encodeURIComponent(before.post)}`, fields) : undefined
  if (!answer || answer.status === 404) answer = await send('', { ...fields, status: 'draft' })
  const { id, link } = told(outlet, answer, (body) => (body as { message?: string }).message) as {
    id?: number
    link?: string
  }
  return { outlet: outlet.id, post: String(id ?? ''), url: link ?? '' }
}

/** A token is asked for again for each push. */
const TOKEN_LIFE = '5m'

/** Ghost's Admin API: posts made of HTML, with a token signed by the integration's key. */
async function toGhost(
  outlet: Outlet,
  sheet: Sheet,
  before: Pushed | undefined,
  allowed: readonly string[],
): Promise<Pushed> {
  const [kid = '', secret = ''] = outlet.key.split(':')
  if (!/^[0-9a-f]{8,}$/iu.test(secret)) throw new Refused(`The key of ${outlet.name} is not of the form id:secret.`)
  const token = await new SignJWT({})
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid })
    .setIssuedAt()
    .setExpirationTime(TOKEN_LIFE)
    .setAudience('/admin/')
    .sign(Buffer.from(secret, 'hex'))
  const { content } = sheet.page
  const html = storyHtml(sheet, (frame) => `<!--kg-card-begin: html-->\n${frame}\n<!--kg-card-end: html-->`)
  const post = {
    title: content.headline,
    slug: sheet.page.slug,
    html,
    custom_excerpt: content.standfirst.slice(0, 300),
    tags: content.tags.map((name) => ({ name })),
  }
  const headers = { authorization: `Ghost ${token}`, 'content-type': 'application/json', 'accept-version': 'v5.0' }
  const ask = (method: 'GET' | 'POST' | 'PUT', path: string, body?: object) =>
    guardedRequest(`${base(outlet)}/ghost/api/admin/posts/${path}`, {
      method,
      headers,
      allowed,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  type Posts = { posts?: { id: string; url: string; updated_at: string }[] }
  const wrong = (body: unknown) => (body as { errors?: { message?: string }[] }).errors?.[0]?.message
  // Ghost takes a change only with the instant of the last one.
  const there = before ? await ask('GET', `${encodeURIComponent(before.post)}/`) : undefined
  const known = there?.status === 200 ? (told(outlet, there, wrong) as Posts).posts?.[0] : undefined
  const answer = known
    ? await ask('PUT', `${encodeURIComponent(known.id)}/?source=html`, {
        posts: [{ ...post, updated_at: known.updated_at }],
      })
    : await ask('POST', '?source=html', { posts: [{ ...post, status: 'draft' }] })
  const [made] = (told(outlet, answer, wrong) as Posts).posts ?? []
  if (!made)
    throw new Refused(`${outlet.name} answers without the post.`, {
      code: 'outlet-without-post',
      values: { outlet: outlet.name },
    })
  return { outlet: outlet.id, post: made.id, url: made.url, updated: made.updated_at }
}

/** The answer's body; `Refused` with the site's own words where it said no. */
function told(outlet: Outlet, { status, text }: GuardedAnswer, wrong: (body: unknown) => string | undefined): unknown {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw new Refused(`${outlet.name} answers ${status} with what is no JSON: is ${outlet.url} the right address?`, {
      code: 'outlet-no-json',
      values: { outlet: outlet.name, status, url: outlet.url },
    })
  }
  if (status >= 200 && status < 300) return body
  throw new Refused(`${outlet.name} refuses: ${wrong(body) ?? `status ${status}`}.`, {
    code: 'outlet-refuses',
    values: { outlet: outlet.name, why: wrong(body) ?? String(status) },
  })
}
