import { error } from '@sveltejs/kit'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { backupFile } from '#site/desk/settings/backups.ts'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import type { RequestHandler } from './$types'

/** A backup as a file to keep elsewhere. Whoever has it has everything: it is for owners. */
export const GET: RequestHandler = async (event) => {
  const { id: who } = requireRole(event, 'owner')
  const { library, dataDir } = event.locals.site
  const file = backupFile(dataDir, event.params.file)
  const facts = file === undefined ? undefined : await stat(file).catch(() => undefined)
  if (file === undefined || facts === undefined) error(404, 'There is no such backup.')
  await library.audit.add(who, 'download', 'backup', null, { name: event.params.file })
  return new Response(Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'application/gzip',
      'content-length': String(facts.size),
      'content-disposition': `attachment; filename="${event.params.file}"`,
      'cache-control': 'private, no-store',
    },
  })
}
