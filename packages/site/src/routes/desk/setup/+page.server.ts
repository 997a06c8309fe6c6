import { error, redirect } from '@sveltejs/kit'
import { attempt, readFields, WrongFields } from '#site/desk/frame/form.ts'
import { deskWords } from '#site/desk/frame/words.ts'
import type en from '#site/desk/messages/sign-in.en.json'
import { askingOf } from '#site/desk/sign-in/admit.ts'
import { setCookies } from '#site/desk/sign-in/cookies.ts'
import { checkNewcomer } from '#site/desk/sign-in/newcomer.ts'
import { MIN_PASSWORD } from '#site/desk/sign-in/limits.ts'
import { forgetSetupCode, isSetupCode, setupCode } from '#site/desk/sign-in/setup-code.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => ({
  done: await locals.site.library.desk.hasOwner(),
  least: MIN_PASSWORD,
})

export const actions: Actions = {
  default: async (event) => {
    const { locals, request, getClientAddress } = event
    const { signIn, dataDir, takeForm, library } = locals.site
    const say = deskWords<keyof typeof en>('sign-in', locals.deskLanguage)
    const fields = await readFields(request)
    const wait = takeForm(getClientAddress())
    if (wait > 0) error(429, say('wait', { seconds: Math.ceil(wait) }))
    if (await library.desk.hasOwner()) error(410, say('setup.done'))
    const { name = '', email = '', password = '', code = '' } = fields
    const problem = await attempt(fields, async () => {
      const due = await setupCode(dataDir)
      if (!isSetupCode(code, due.code)) throw new WrongFields({ code: say('setup.codeWrong') })
      checkNewcomer(fields, say, { email: true, name: true })
      const owner = await signIn.setUp({ name, email, password, language: locals.deskLanguage })
      if (owner === undefined) throw new WrongFields({ '': say('setup.done') })
      await forgetSetupCode(dataDir)
      const entry = await signIn.enter(email, password, true, askingOf(event))
      if (entry.ok) setCookies(event, entry.cookies)
      return undefined
    })
    if (problem !== undefined) return problem
    return redirect(303, '/desk/makings')
  },
}
