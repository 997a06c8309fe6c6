import type { RequestEvent } from '@sveltejs/kit'
import { parseSetCookieHeader } from 'better-auth/cookies'
import { DESK_PATH } from './limits.ts'

/** Sets what the sign-in library answers, on the answer to this request. */
export function setCookies({ cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>, set: readonly string[]): void {
  for (const header of set)
    for (const [name, { value, 'max-age': maxAge, path = DESK_PATH }] of parseSetCookieHeader(header))
      cookies.set(name, value, {
        path,
        httpOnly: true,
        sameSite: 'lax',
        secure: url.protocol === 'https:',
        ...(maxAge === undefined ? {} : { maxAge }),
      })
}
