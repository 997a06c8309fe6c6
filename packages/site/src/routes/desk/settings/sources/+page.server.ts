import { attempt, readFields, refuseProblems } from '#site/desk/frame/form.ts'
import { addressIn, choiceIn } from '#site/desk/frame/reading.ts'
import { deskWords } from '#site/desk/frame/words.ts'
import type en from '#site/desk/messages/settings.en.json'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import type { Actions, PageServerLoad } from './$types'

const KINDS = ['channel', 'article', 'database', 'document', 'person'] as const
const RIGHTS = ['own', 'licensed', 'embed', 'none', 'unknown'] as const

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'reader')
  event.depends('desk:sources')
  const sources = await event.locals.site.library.sources.list()
  return {
    sources: sources.map(({ id, version, kind, name, url, licence, rights }) => ({
      id,
      version,
      kind,
      name,
      url,
      licence,
      rights,
    })),
  }
}

export const actions: Actions = {
  save: async (event) => {
    const { id: who } = requireRole(event, 'editor')
    const { library } = event.locals.site
    const say = deskWords<keyof typeof en>('settings', event.locals.deskLanguage)
    const fields = await readFields(event.request)
    return attempt(fields, async () => {
      const { id = '', name = '', licence = '' } = fields
      const url = addressIn(fields['url'], true)
      const rights = choiceIn(fields['rights'], RIGHTS)
      refuseProblems({
        name: name === '' ? say('sources.nameMissing') : undefined,
        url: url === undefined ? say('sources.badUrl') : undefined,
      })
      const source = await library.sources.save({
        kind: choiceIn(fields['kind'], KINDS) ?? 'channel',
        name,
        url: url ?? null,
        licence: licence || null,
        ...(rights && { rights }),
        ...(id !== '' && { id, version: Number(fields['version']) }),
      })
      await library.audit.add(who, id === '' ? 'make' : 'change', 'source', source.id, { name })
      return {}
    })
  },
}
