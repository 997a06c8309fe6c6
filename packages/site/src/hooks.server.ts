import type { RequestEvent } from '@sveltejs/kit'
import type { Handle } from '@sveltejs/kit/hooks'
import { isDatabaseAway } from '@aftercut/library/opening'
import { siteContext } from '../serve/site-context.ts'
import { playerStyleHashes } from 'virtual:player-styles'
import { contentPolicy, EMBED_HOSTS } from '../serve/security-headers.ts'
import { onceFor } from './desk/frame/sent-twice.ts'
import { admitToDesk, admitToken } from './desk/sign-in/admit.ts'
import { finishedPage } from './frame/finished-html.ts'
import { asBytes, asMould, withParts } from './frame/kept-part.ts'
import { siteSettings } from './frame/site-settings.ts'
import { FIRST_LANGUAGE, isLanguage, wordsIn } from './language/index.ts'
import { CHOICES_COOKIE, readChoices } from './reader/index.ts'

export const handle: Handle = async ({ event, resolve }) => {
  const { locals, params, cookies, url } = event
  const site = siteContext()
  const language = isLanguage(params['language']) ? params['language'] : FIRST_LANGUAGE
  // Nothing can be answered without the database; the worker's log tells once that it is away.
  const settings = await siteSettings(site).catch((error: unknown) => {
    if (!isDatabaseAway(error)) throw error
  })
  if (settings === undefined) return awayForNow()
  Object.assign(locals, {
    site,
    settings,
    language,
    words: wordsIn(language),
    reader: readChoices(cookies.get(CHOICES_COOKIE)),
    tags: new Set<string>(),
    freshSeconds: undefined,
    player: undefined,
    parts: [],
    mouldedFor: undefined,
    styleHashes: [],
    origin: site.origin ?? url.origin,
    person: null,
    scopes: [],
    deskLanguage: FIRST_LANGUAGE,
  } satisfies App.Locals)

  const isDesk = event.route.id?.startsWith('/desk') === true
  const admission = isDesk ? await admitToDesk(event) : await admitToken(event)
  if (admission.refusal !== undefined) return admission.refusal
  const work = (): Promise<Response> => carryOut(event, resolve, admission.cookies)
  return isDesk ? onceFor(event, work) : work()
}

/** What a proxy or a browser may ask again by itself. */
function awayForNow(): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '10' }
  return new Response('The site cannot reach its database. It comes back by itself: try again in a moment.\n', {
    status: 503,
    headers,
  })
}

async function carryOut(
  event: RequestEvent,
  resolve: Parameters<Handle>[0]['resolve'],
  cookies: readonly string[],
): Promise<Response> {
  const { locals } = event
  const isDesk = event.route.id?.startsWith('/desk') === true
  const response = await resolve(event, {
    preload: ({ type }) => type === 'font' || (isDesk && type === 'js'),
    transformPageChunk: ({ html, done }) => {
      const scheme = locals.reader.scheme
      const page = finishedPage(html, {
        language: isDesk ? locals.deskLanguage : locals.language,
        scheme,
        isLive: isDesk,
      })
      locals.styleHashes.push(...page.styleHashes)
      const pieces = withParts(page.html, locals.parts)
      const sheet = event.platform?.written
      if (isDesk || !done || sheet === undefined) return asBytes(pieces).toString()
      // Our server takes the page as it is: in a Response it would be encoded, hashed and copied on the way.
      sheet.html = asBytes(pieces)
      if (locals.mouldedFor !== undefined) sheet.mould = { pieces: asMould(pieces), dramas: locals.mouldedFor }
      return ''
    },
  })
  finishHeaders(response, locals, event.route.id)
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  // What stands at the desk is not for who comes to this computer next.
  if (isDesk && !response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store')
  return response
}

function finishHeaders(response: Response, locals: App.Locals, route: string | null): void {
  const { headers } = response
  const kit = headers.get('content-security-policy') ?? ''
  if (headers.get('content-type')?.startsWith('text/html') === true) {
    headers.set('content-type', 'text/html; charset=utf-8')
    const framable = route?.startsWith('/embed') === true
    const { player } = locals
    const client = route?.startsWith('/desk') === true
    const embedded = player?.file === undefined ? player?.embed : undefined
    const policy = {
      scriptHashes: hashesIn(kit, 'script-src'),
      styleHashes: [...locals.styleHashes, ...(player?.file ? playerStyleHashes : [])],
      framable,
      frames: client ? EMBED_HOSTS : embedded === undefined ? [] : [new URL(embedded.playerUrl).origin],
      client,
    }
    headers.set('content-security-policy', contentPolicy(policy))
    if (!framable) headers.set('x-frame-options', 'SAMEORIGIN')
  }
  if (locals.tags.size > 0) headers.set('x-aftercut-tags', [...locals.tags].join(','))
  if (locals.freshSeconds !== undefined)
    headers.set('x-aftercut-fresh', String(Math.max(0, Math.floor(locals.freshSeconds))))
}

/** The hashes that SvelteKit has counted for its own inline parts. */
function hashesIn(policy: string, directive: string): string[] {
  const found = policy.split(';').find((part) => part.trim().startsWith(`${directive} `)) ?? ''
  return [...found.matchAll(/'(sha256-[\w+/=-]+)'/g)].map((match) => match[1] ?? '')
}
