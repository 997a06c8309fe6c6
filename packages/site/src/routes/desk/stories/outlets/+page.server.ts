import { randomUUID } from 'node:crypto'
import { ALLOWED_HOSTS, OUTLETS, readOutlets, type Outlet } from '@aftercut/pipeline/syndication'
import { attempt, readFields, refuseProblems } from '#site/desk/frame/form.ts'
import { deskWords } from '#site/desk/frame/words.ts'
import type en from '#site/desk/messages/story.en.json'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import type { Actions, PageServerLoad } from './$types'

/** The sites that stories are pushed to. Their keys never come back to a page. */
export const load: PageServerLoad = async (event) => {
  requireRole(event, 'owner')
  const { library } = event.locals.site
  const outlets = await readOutlets(library)
  const allowed = await library.settings.get<string[]>(ALLOWED_HOSTS)
  return {
    outlets: outlets.map(({ id, kind, name, url, user }) => ({ id, kind, name, url, user: user ?? '' })),
    allowed: allowed?.value ?? [],
  }
}

export const actions: Actions = {
  add: async (event) => {
    const person = requireRole(event, 'owner')
    const { library } = event.locals.site
    const say = deskWords<keyof typeof en>('story', event.locals.deskLanguage)
    const fields = await readFields(event.request)
    const { kind = '', name = '', url = '', user = '', secret = '' } = fields
    // What is shown again after a mistake holds no key.
    return attempt({ ...fields, secret: '' }, async () => {
      const address = URL.parse(url)
      refuseProblems({
        name: name === '' ? say('outlet.noName') : undefined,
        url: address && /^https?:$/u.test(address.protocol) ? undefined : say('outlet.noUrl'),
        secret: (kind === 'ghost' ? /^[0-9a-f]+:[0-9a-f]+$/iu.test(secret) : secret !== '')
          ? undefined
          : say('outlet.noKey'),
      })
      const outlet: Outlet = {
        id: randomUUID(),
        kind: kind === 'ghost' ? 'ghost' : 'wordpress',
        name,
        url,
        key: secret,
        ...(user === '' ? {} : { user }),
      }
      await library.settings.set(OUTLETS, [...(await readOutlets(library)), outlet], person.name)
      return { saved: true }
    })
  },

  remove: async (event) => {
    const person = requireRole(event, 'owner')
    const { library } = event.locals.site
    const { id } = await readFields(event.request)
    const left = (await readOutlets(library)).filter((outlet) => outlet.id !== id)
    await library.settings.set(OUTLETS, left, person.name)
    return { saved: true }
  },

  allow: async (event) => {
    const person = requireRole(event, 'owner')
    const { hosts = '' } = await readFields(event.request)
    const allowed = hosts.split(/[\s,]+/u).filter((host) => host !== '')
    await event.locals.site.library.settings.set(ALLOWED_HOSTS, allowed, person.name)
    return { saved: true }
  },
}
