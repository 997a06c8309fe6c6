import { redirect } from '@sveltejs/kit'
import { askingOf } from '#site/desk/sign-in/admit.ts'
import { setCookies } from '#site/desk/sign-in/cookies.ts'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = async (event) => {
  setCookies(event, await event.locals.site.signIn.leave(askingOf(event)))
  redirect(303, '/desk/sign-in?said=signedOut')
}
