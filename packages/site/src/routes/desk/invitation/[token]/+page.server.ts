import { error, redirect } from '@sveltejs/kit'
import { attempt, readFields, WrongFields } from '#site/desk/frame/form.ts'
import { deskWords } from '#site/desk/frame/words.ts'
import type en from '#site/desk/messages/sign-in.en.json'
import { askingOf } from '#site/desk/sign-in/admit.ts'
import { setCookies } from '#site/desk/sign-in/cookies.ts'
import { MIN_PASSWORD } from '#site/desk/sign-in/limits.ts'
import { checkNewcomer } from '#site/desk/sign-in/newcomer.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  // The address is a secret: it goes to no other site.
  setHeaders({ 'referrer-policy': 'no-referrer' })
  const invitation = await locals.site.signIn.invitation(params.token)
  return { invitation: invitation && { email: invitation.email, role: invitation.role }, least: MIN_PASSWORD }
}

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, request, getClientAddress } = event
    const { signIn, takeForm } = locals.site
    const say = deskWords<keyof typeof en>('sign-in', locals.deskLanguage)
    const wait = takeForm(getClientAddress())
    if (wait > 0) error(429, say('wait', { seconds: Math.ceil(wait) }))
    const fields = await readFields(request)
    const { name = '', password = '' } = fields
    const problem = await attempt(fields, async () => {
      checkNewcomer(fields, say, { email: false, name: true })
      const person = await signIn.accept(params.token, { name, password, language: locals.deskLanguage })
      if (person === undefined) throw new WrongFields({ '': say('invitation.gone') })
      const entry = await signIn.enter(person.email, password, true, askingOf(event))
      if (entry.ok) setCookies(event, entry.cookies)
      return undefined
    })
    if (problem !== undefined) return problem
    return redirect(303, '/desk/makings')
  },
}
