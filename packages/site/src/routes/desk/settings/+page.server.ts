import { setWatchedFolders, watchedFolders } from '@aftercut/pipeline/importing'
import { attempt, readFields, refuseProblems, WrongFields } from '#site/desk/frame/form.ts'
import { choiceIn } from '#site/desk/frame/reading.ts'
import { DESK_LANGUAGES, deskWords } from '#site/desk/frame/words.ts'
import type en from '#site/desk/messages/settings.en.json'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import { feelingFields, feelingsFrom, territoriesFrom } from '#site/desk/settings/readers.ts'
import { folderIn, importRoots } from '#site/desk/upload/roots.ts'
import { isZone } from '#site/time/index.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { role } = requireRole(event, 'reader')
  const { library, dataDir } = event.locals.site
  event.depends('desk:settings')
  const [name, zone, language, reactions, territories, watched, roots] = await Promise.all([
    library.settings.get<string>('site.name'),
    library.settings.get<string>('site.zone'),
    library.settings.get<string>('desk.language'),
    library.settings.get<unknown>('site.reactions'),
    library.settings.get<string[]>('site.territories'),
    watchedFolders(library),
    importRoots(dataDir),
  ])
  return {
    name: name?.value ?? 'Aftercut',
    zone: zone?.value ?? 'Asia/Seoul',
    language: language?.value ?? 'en',
    readers: {
      feelings: feelingFields(reactions?.value),
      territories: (territories?.value ?? []).join(', '),
      versions: { reactions: reactions?.version ?? 0, territories: territories?.version ?? 0 },
    },
    languages: [...DESK_LANGUAGES],
    versions: { name: name?.version ?? 0, zone: zone?.version ?? 0, language: language?.version ?? 0 },
    // Where things lie on the server is for owners.
    watched: role === 'owner' ? watched : { folders: [], version: 0 },
    roots: role === 'owner' ? roots.map((root) => root.name) : [],
  }
}

export const actions: Actions = {
  site: async (event) => {
    const { id } = requireRole(event, 'owner')
    const { library } = event.locals.site
    const say = deskWords<keyof typeof en>('settings', event.locals.deskLanguage)
    const fields = await readFields(event.request)
    const { name = '', zone = '' } = fields
    const language = choiceIn(fields['language'], DESK_LANGUAGES)
    return attempt(fields, async () => {
      refuseProblems({
        name: name === '' || name.length > 60 ? say('site.nameMissing') : undefined,
        zone: isZone(zone) ? undefined : say('site.badZone'),
      })
      await library.settings.set('site.name', name, id, Number(fields['version.name']))
      await library.settings.set('site.zone', zone, id, Number(fields['version.zone']))
      if (language !== undefined)
        await library.settings.set('desk.language', language, id, Number(fields['version.language']))
      return {}
    })
  },

  readers: async (event) => {
    const { id } = requireRole(event, 'owner')
    const { library } = event.locals.site
    const say = deskWords<keyof typeof en>('settings', event.locals.deskLanguage)
    const fields = await readFields(event.request)
    return attempt(fields, async () => {
      const territories = territoriesFrom(fields['territories'] ?? '')
      refuseProblems({ territories: territories === undefined ? say('readers.badTerritory') : undefined })
      await library.settings.set('site.reactions', feelingsFrom(fields), id, Number(fields['version.reactions']))
      await library.settings.set('site.territories', territories ?? [], id, Number(fields['version.territories']))
      return {}
    })
  },

  watch: async (event) => {
    const { id } = requireRole(event, 'owner')
    const { library, dataDir } = event.locals.site
    const say = deskWords<keyof typeof en>('settings', event.locals.deskLanguage)
    const fields = await readFields(event.request)
    return attempt(fields, async () => {
      const { root = '', path = '', drama = '', copy } = fields
      const folder = await folderIn(await importRoots(dataDir), root, path)
      if (folder === undefined) throw new WrongFields({ path: say('watch.outside') })
      const { folders } = await watchedFolders(library)
      const added = { folder, ...(drama !== '' && { drama }), ...(copy === 'on' && { copy: true }) }
      const rest = folders.filter((each) => each.folder !== folder)
      await setWatchedFolders(library, [...rest, added], id, Number(fields['version']))
      return {}
    })
  },

  unwatch: async (event) => {
    const { id } = requireRole(event, 'owner')
    const { library } = event.locals.site
    const fields = await readFields(event.request)
    return attempt(fields, async () => {
      const { folders } = await watchedFolders(library)
      const rest = folders.filter(({ folder }) => folder !== fields['folder'])
      await setWatchedFolders(library, rest, id, Number(fields['version']))
      return {}
    })
  },
}
