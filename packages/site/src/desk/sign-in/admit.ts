import { redirect, type RequestEvent } from '@sveltejs/kit'
import type { Asking } from './sign-in.ts'
import { heldForm } from './held-form.ts'
import { mayAct } from './may-act.ts'
import { deskLanguageOf, deskWords } from '../frame/words.ts'
import type { RefusalKey } from '../frame/refusals.ts'

/** What stands before the door: each has its own check. */
const OPEN = new Set(['/desk/sign-in', '/desk/setup', '/desk/invitation/[token]', '/desk/reset/[token]'])

/** What everyone who is signed in may change: what is their own. */
const OWN = new Set(['/desk/me', '/desk/sign-out'])

/** Where a program may come with a token in place of a session. */
const FOR_TOKENS = new Set(['/desk/import/drops'])

type Admission = { refusal?: Response; cookies: string[] }

/** Who asks, as the sign-in wants to know it. */
export function askingOf({ request, url, getClientAddress }: RequestEvent): Asking {
  return { headers: request.headers, address: getClientAddress(), secure: url.protocol === 'https:' }
}

/**
 * Finds out who comes to the desk. Whoever is not signed in goes to the sign-in (or, at the first start, to the setup);
 * nobody below a writer changes anything but their own; and no other site has anything sent here.
 */
export async function admitToDesk(event: RequestEvent): Promise<Admission> {
  const { locals, route, request, url } = event
  const reading = request.method === 'GET' || request.method === 'HEAD'
  if (!reading && isCrossSite(request, url)) return refuse(403, 'Another site may not send anything to the desk.')
  const id = route.id ?? ''
  if (FOR_TOKENS.has(id) && request.headers.has('authorization')) return admitToken(event)
  const found = await locals.site.signIn.who(askingOf(event))
  locals.person = found?.person ?? null
  locals.scopes = found === undefined ? [] : 'all'
  locals.deskLanguage = deskLanguageOf(
    found?.person.language ?? (await houseLanguage(event)),
    request.headers.get('accept-language'),
  )
  const admission = { cookies: found?.cookies ?? [] }
  if (OPEN.has(id)) return admission
  if (locals.person === null) return { ...admission, refusal: await toTheDoor(event, reading) }
  if (!reading && !OWN.has(id) && !mayAct(locals.person.role, 'writer'))
    return refuse(403, deskWords<RefusalKey>('refusals', locals.deskLanguage)('reader-changes'))
  return admission
}

/** An API token speaks for its person on the API, and where the desk takes tokens. */
export async function admitToken({ locals, request, route }: RequestEvent): Promise<Admission> {
  const authorization = request.headers.get('authorization')
  const id = route.id ?? ''
  if (authorization === null || !(id.startsWith('/api/') || FOR_TOKENS.has(id))) return { cookies: [] }
  const found = await locals.site.signIn.byApiToken(authorization)
  if (found === undefined) return refuse(401, 'This token is not known: it was revoked, is too old, or was never ours.')
  locals.person = found.person
  locals.scopes = found.scopes
  return { cookies: [] }
}

/** For those before the door, who have chosen none. */
async function houseLanguage({ locals: { site } }: RequestEvent): Promise<string | undefined> {
  const setting = await site.reads.ask('desk language', ['setting'], 3600, () =>
    site.library.settings.get<string>('desk.language'),
  )
  return setting?.value
}

/** By the browser's own word, or the origin that it names. A program that names neither brings no cookie of ours. */
function isCrossSite(request: Request, url: URL): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site !== 'same-origin' && site !== 'none'
  const origin = request.headers.get('origin')
  return origin !== null && origin !== url.origin
}

async function toTheDoor({ locals, url, request }: RequestEvent, reading: boolean): Promise<Response> {
  const page = request.headers.get('accept')?.includes('text/html') === true || url.pathname.endsWith('/__data.json')
  const held = page && !reading ? await heldForm(request, url, locals.deskLanguage) : undefined
  if (held) return held
  if (!reading || !page)
    return Response.json(
      { message: deskWords<RefusalKey>('refusals', locals.deskLanguage)('sign-in') },
      { status: 401 },
    )
  if (!(await locals.site.library.desk.hasOwner())) redirect(303, '/desk/setup')
  const to = url.pathname === '/desk' ? '' : `?${new URLSearchParams({ to: url.pathname + url.search })}`
  return redirect(303, `/desk/sign-in${to}`)
}

function refuse(status: number, message: string): Admission {
  return { refusal: Response.json({ message }, { status }), cookies: [] }
}
