import type { Handle } from '@sveltejs/kit/hooks'
import { siteContext } from '../serve/site-context.ts'
import { playerStyleHashes } from 'virtual:player-styles'
import { contentPolicy } from '../serve/security-headers.ts'
import { FIRST_LANGUAGE, isLanguage, wordsIn } from './language/index.ts'
import { CHOICES_COOKIE, readChoices } from './reader/index.ts'

/** Marks that Svelte leaves for a client framework, which public pages have none of. */
const HYDRATION_MARKS = /<!--(?:\[!?-?\d*|\]|)-->/g
/** Styles that already stand in the head; SvelteKit names them again for its client. */
const INLINED_STYLES = /<link href="[^"]*" rel="stylesheet" disabled media="\(max-width: 0\)">/g

export const handle: Handle = async ({ event, resolve }) => {
  const { locals, params, cookies, url } = event
  const site = siteContext()
  const language = isLanguage(params['language']) ? params['language'] : FIRST_LANGUAGE
  Object.assign(locals, {
    site,
    language,
    words: wordsIn(language),
    reader: readChoices(cookies.get(CHOICES_COOKIE)),
    tags: new Set<string>(),
    freshSeconds: undefined,
    player: false,
    origin: site.origin ?? url.origin,
  } satisfies App.Locals)

  const isDesk = event.route.id?.startsWith('/desk') === true
  const response = await resolve(event, {
    preload: ({ type }) => type === 'font' || (isDesk && type === 'js'),
    transformPageChunk: ({ html }) => {
      const marked = html.replace('%aftercut.language%', language).replace('%aftercut.scheme%', locals.reader.scheme)
      return isDesk ? marked : marked.replaceAll(HYDRATION_MARKS, '').replaceAll(INLINED_STYLES, '')
    },
  })
  finishHeaders(response, locals, event.route.id)
  return response
}

function finishHeaders(response: Response, locals: App.Locals, route: string | null): void {
  const { headers } = response
  const kit = headers.get('content-security-policy') ?? ''
  if (headers.get('content-type')?.startsWith('text/html') === true) {
    headers.set('content-type', 'text/html; charset=utf-8')
    const framable = route?.startsWith('/embed') === true
    const policy = {
      scriptHashes: hashesIn(kit, 'script-src'),
      styleHashes: [...hashesIn(kit, 'style-src'), ...(locals.player ? playerStyleHashes : [])],
      framable,
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
