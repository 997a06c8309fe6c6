import { redirect } from '@sveltejs/kit'
import { attempt, readFields, refuseProblems } from '#site/desk/frame/form.ts'
import { choiceIn, localizedIn } from '#site/desk/frame/reading.ts'
import { deskWords } from '#site/desk/frame/words.ts'
import { STATUSES } from '#site/desk/library/drama/about-actions.ts'
import type en from '#site/desk/messages/dramas.en.json'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import { pick } from '#site/language/words.ts'
import type { Actions, PageServerLoad } from './$types'

const A_PAGE = 60

export const load: PageServerLoad = async ({ locals, url, depends }) => {
  depends('desk:dramas')
  const at = Math.max(1, Math.floor(Number(url.searchParams.get('page'))) || 1)
  const text = url.searchParams.get('q') ?? ''
  const status = choiceIn(url.searchParams.get('status') ?? '', STATUSES)
  const dramas = await locals.site.library.dramas.list({
    limit: A_PAGE + 1,
    offset: (at - 1) * A_PAGE,
    ...(text !== '' && { text }),
    ...(status && { status }),
  })
  return {
    at,
    text,
    status: status ?? '',
    more: dramas.length > A_PAGE,
    dramas: dramas.slice(0, A_PAGE).map((drama) => ({
      id: drama.id,
      title: pick(drama.titles, locals.deskLanguage),
      others: Object.values(drama.titles).filter((each) => each !== pick(drama.titles, locals.deskLanguage).text),
      network: drama.network,
      status: drama.status,
    })),
  }
}

export const actions: Actions = {
  make: async (event) => {
    const { id: who } = requireRole(event, 'editor')
    const say = deskWords<keyof typeof en>('dramas', event.locals.deskLanguage)
    const fields = await readFields(event.request)
    const made = await attempt(fields, async () => {
      const titles = localizedIn(fields, 'title')
      refuseProblems({ 'title.en': Object.keys(titles).length === 0 ? say('titleMissing') : undefined })
      return event.locals.site.library.dramas.save({ titles }, who)
    })
    if (!('slug' in made)) return made
    return redirect(303, `/desk/dramas/${made.id}`)
  },
}
