import { error } from '@sveltejs/kit'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { writeBackup } from '@aftercut/pipeline/backup'
import { attempt, readFields } from '#site/desk/frame/form.ts'
import { backupFile, backupsFolder } from '#site/desk/settings/backups.ts'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'owner')
  event.depends('desk:backups')
  const { dataDir, tasks } = event.locals.site
  const folder = backupsFolder(dataDir)
  const names = (await readdir(folder).catch(() => [])).filter((name) => backupFile(dataDir, name) !== undefined)
  const files = await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name))
      return { name, bytes: size, at: mtimeMs }
    }),
  )
  return { folder, files: files.toSorted((a, b) => b.at - a.at), tasks: tasks.list('backup') }
}

export const actions: Actions = {
  make: async (event) => {
    const { id: who } = requireRole(event, 'owner')
    const { library, store, dataDir, tasks } = event.locals.site
    if (store === undefined) error(503, 'This server has no store.')
    const fields = await readFields(event.request)
    const name = `aftercut-${new Date().toISOString().slice(0, 19).replaceAll(/[:T]/g, '-')}.tar.gz`
    await mkdir(backupsFolder(dataDir), { recursive: true, mode: 0o700 })
    tasks.start({ kind: 'backup', name, who }, async (context) => {
      const file = join(backupsFolder(dataDir), name)
      const { bytes } = await writeBackup(file, { library, store }, { media: fields['media'] === 'on', ...context })
      await library.audit.add(who, 'back up', 'library', null, { name, bytes })
      return { bytes }
    })
    return {}
  },

  remove: async (event) => {
    const { id: who } = requireRole(event, 'owner')
    const { library, dataDir } = event.locals.site
    const fields = await readFields(event.request)
    return attempt(fields, async () => {
      const file = backupFile(dataDir, fields['name'] ?? '')
      if (file === undefined) error(404)
      await rm(file, { force: true })
      await library.audit.add(who, 'remove', 'backup', null, { name: fields['name'] })
      return {}
    })
  },
}
