import { error, json } from '@sveltejs/kit'
import { readdir } from 'node:fs/promises'
import { extname } from 'node:path'
import { importDrop } from '@aftercut/pipeline/importing'
import { VIDEO_ENDINGS } from '@aftercut/pipeline/watch'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import { deskWords } from '#site/desk/frame/words.ts'
import type en from '#site/desk/messages/library.en.json'
import { takenOf } from '#site/desk/upload/taken.ts'
import type { RequestHandler } from './$types'

/** Takes in what was sent together: videos with what stands beside them, and files of dramas, rankings and offers. */
export const POST: RequestHandler = async (event) => {
  const person = requireRole(event, 'writer', 'import')
  const { site, deskLanguage } = event.locals
  const { library, store, queue, tasks, uploads } = site
  const say = deskWords<keyof typeof en>('library', deskLanguage)
  if (store === undefined || queue === undefined) error(503, say('video.noQueue'))
  const asked = (await event.request.json().catch(() => ({}))) as { drop?: unknown; drama?: unknown }
  const folder = await uploads.drop(person.id, String(asked.drop))
  if (folder === undefined) error(404, say('import.empty'))
  const drama = typeof asked.drama === 'string' ? asked.drama.trim().slice(0, 200) : ''
  const entries = await readdir(folder)
  const first = entries.find((entry) => VIDEO_ENDINGS.has(extname(entry).toLowerCase())) ?? entries[0] ?? ''
  const name = entries.length === 1 ? first : `${first} + ${entries.length - 1}`
  const task = tasks.start({ kind: 'import', name, who: person.id }, async ({ signal, onProgress }) => {
    const bench = { library, store, queue }
    const options = {
      ...(drama !== '' && { drama }),
      signal,
      // Where the drop lies on the server is nobody's affair.
      onProgress: (fraction: number, file: string) => onProgress(fraction, file.replace(`${folder}/`, '')),
    }
    const imported = await importDrop(folder, bench, options)
    await library.audit.add(person.id, 'import', 'upload', null, { name, videos: imported.videos.length })
    await uploads.removeDrop(folder)
    return takenOf(imported, folder)
  })
  return json({ task: task.id }, { status: 202 })
}
