import { error, redirect } from '@sveltejs/kit'
import { attempt, readFields, WrongFields } from '#site/desk/frame/form.ts'
import { deskWords } from '#site/desk/frame/words.ts'
import type en from '#site/desk/messages/sign-in.en.json'
import { askingOf } from '#site/desk/sign-in/admit.ts'
import { MIN_PASSWORD } from '#site/desk/sign-in/limits.ts'
import { checkNewcomer } from '#site/desk/sign-in/newcomer.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ setHeaders }) => {
  setHeaders({ 'referrer-policy': 'no-referrer' })
  return { least: MIN_PASSWORD }
}

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, request, getClientAddress } = event
    const say = deskWords<keyof typeof en>('sign-in', locals.deskLanguage)
    const wait = locals.site.takeForm(getClientAddress())
    if (wait > 0) error(429, say('wait', { seconds: Math.ceil(wait) }))
    const fields = await readFields(request)
    const problem = await attempt(fields, async () => {
      checkNewcomer(fields, say, { email: false, name: false })
      const entry = await locals.site.signIn.reset(params.token, fields['password'] ?? '', askingOf(event))
      if (!entry.ok)
        throw new WrongFields({
          '': entry.reason === 'wait' ? say('wait', { seconds: entry.seconds }) : say('reset.gone'),
        })
      return undefined
    })
    if (problem !== undefined) return problem
    return redirect(303, '/desk/sign-in?said=reset.done')
  },
}
