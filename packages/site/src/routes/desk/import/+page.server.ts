import { error, fail } from '@sveltejs/kit'
import { join } from 'node:path'
import { importPath } from '@aftercut/pipeline/importing'
import { readFields } from '#site/desk/frame/form.ts'
import { deskWords } from '#site/desk/frame/words.ts'
import type en from '#site/desk/messages/library.en.json'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import { folderIn, importRoots, listFolder } from '#site/desk/upload/roots.ts'
import { takenOf } from '#site/desk/upload/taken.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'writer')
  const { site } = event.locals
  const roots = await importRoots(site.dataDir)
  const root = event.url.searchParams.get('root')
  return {
    roots: roots.map(({ name }) => name),
    incoming: join(site.dataDir, 'incoming'),
    listing: root === null ? undefined : await listFolder(roots, root, event.url.searchParams.get('path') ?? ''),
    tasks: site.tasks.list('import'),
  }
}

export const actions: Actions = {
  /** Takes in a folder of the server, by reference unless a copy is asked for. */
  folder: async (event) => {
    const person = requireRole(event, 'writer')
    const { site, deskLanguage } = event.locals
    const { library, store, queue, tasks } = site
    const say = deskWords<keyof typeof en>('library', deskLanguage)
    if (store === undefined || queue === undefined) error(503, say('video.noQueue'))
    const fields = await readFields(event.request)
    const { root = '', path = '', drama = '', copy } = fields
    const folder = await folderIn(await importRoots(site.dataDir), root, path)
    if (folder === undefined) return fail(422, { problems: { '': say('import.empty') }, values: fields })
    const options = { ...(copy === 'on' && { copy: true }), ...(drama !== '' && { drama }) }
    tasks.start({ kind: 'import', name: `${root}/${path}`, who: person.id }, async (context) => {
      const imported = await importPath(folder, { library, store, queue }, { ...options, ...context })
      await library.audit.add(person.id, 'import', 'folder', null, { folder, videos: imported.videos.length })
      return takenOf(imported, folder)
    })
    return { started: true }
  },

  cancel: async (event) => {
    requireRole(event, 'writer')
    const { task = '' } = await readFields(event.request)
    event.locals.site.tasks.cancel(task)
    return {}
  },
}
