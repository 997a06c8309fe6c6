import { redirect } from '@sveltejs/kit'
import { attempt, readFields, refuseProblems, WrongFields } from '#site/desk/frame/form.ts'
import { deskWords } from '#site/desk/frame/words.ts'
import type en from '#site/desk/messages/sign-in.en.json'
import { askingOf } from '#site/desk/sign-in/admit.ts'
import { setCookies } from '#site/desk/sign-in/cookies.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  if (locals.person !== null) redirect(303, ownPage(url.searchParams.get('to')))
  if (!(await locals.site.library.desk.hasOwner())) redirect(303, '/desk/setup')
  return { said: (['signedOut', 'reset.done'] as const).find((each) => url.searchParams.get('said') === each) }
}

export const actions: Actions = {
  default: async (event) => {
    const { locals, request, url } = event
    const say = deskWords<keyof typeof en>('sign-in', locals.deskLanguage)
    const fields = await readFields(request)
    const { email = '', remember } = fields
    const problem = await attempt(fields, async () => {
      refuseProblems({ email: email === '' ? say('setup.emailWrong') : undefined })
      const entry = await locals.site.signIn.enter(email, fields['password'] ?? '', remember === 'on', askingOf(event))
      if (!entry.ok)
        throw new WrongFields({ '': entry.reason === 'wait' ? say('wait', { seconds: entry.seconds }) : say('wrong') })
      setCookies(event, entry.cookies)
      return undefined
    })
    if (problem !== undefined) return problem
    return redirect(303, ownPage(url.searchParams.get('to')))
  },
}

/** A page of the desk to go on to: never another site's. */
function ownPage(to: string | null): string {
  return to !== null && /^\/desk\/(?!sign-in|setup)[\w./~%?&=+-]*$/.test(to) ? to : '/desk/makings'
}
