import { redirect } from '@sveltejs/kit'
import { attempt, readFields, refuseProblems } from '#site/desk/frame/form.ts'
import { localizedIn } from '#site/desk/frame/reading.ts'
import { deskWords } from '#site/desk/frame/words.ts'
import type en from '#site/desk/messages/dramas.en.json'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import { pick } from '#site/language/words.ts'
import type { Actions, PageServerLoad } from './$types'

const A_PAGE = 80

export const load: PageServerLoad = async ({ locals, url, depends }) => {
  depends('desk:cast')
  const at = Math.max(1, Math.floor(Number(url.searchParams.get('page'))) || 1)
  const text = url.searchParams.get('q') ?? ''
  const people = await locals.site.library.people.list({
    limit: A_PAGE + 1,
    offset: (at - 1) * A_PAGE,
    ...(text !== '' && { text }),
  })
  return {
    at,
    text,
    more: people.length > A_PAGE,
    people: people.slice(0, A_PAGE).map(({ id, names }) => {
      const name = pick(names, locals.deskLanguage)
      return { id, name, others: Object.values(names).filter((each) => each !== name.text) }
    }),
  }
}

export const actions: Actions = {
  make: async (event) => {
    const { id: who } = requireRole(event, 'editor')
    const say = deskWords<keyof typeof en>('dramas', event.locals.deskLanguage)
    const fields = await readFields(event.request)
    const made = await attempt(fields, async () => {
      const names = localizedIn(fields, 'name')
      refuseProblems({ 'name.en': Object.keys(names).length === 0 ? say('nameMissing') : undefined })
      return event.locals.site.library.people.save({ names }, who)
    })
    if (!('slug' in made)) return made
    return redirect(303, `/desk/people/${made.id}`)
  },
}
