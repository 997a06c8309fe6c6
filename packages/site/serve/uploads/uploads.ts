import { randomBytes } from 'node:crypto'
import { link, mkdir, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { dirname, extname, join } from 'node:path'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'
import type { DeskPerson } from '@aftercut/library/desk'
import { safeName } from './safe-name.ts'

/** Where the desk sends files. */
export const UPLOADS_PATH = '/desk/uploads'

/** A four-hour episode as a disc holds it is under this. Bytes. */
const MAX_BYTES = 64 * 2 ** 30
/** The disk keeps this much free for the database and the rest. Bytes. */
const SPARE_BYTES = 2 ** 30
/** Whoever was cut off may go on for this long. Milliseconds. */
const KEEP_MS = 7 * 86_400_000
const TEND_MS = 3_600_000
/** How long an upload that is whole is still known as one. Milliseconds. */
const AFTER_MS = 1000

export type UploadOptions = {
  dataDir: string
  /** Who sends this, where they may bring things in. */
  sender: (req: IncomingMessage) => Promise<DeskPerson | undefined>
  maxBytes?: number
}

export type Uploads = Awaited<ReturnType<typeof openUploads>>

/**
 * Takes files in pieces (tus 1.0), so that an upload that was cut off goes on where it stopped. Files sent together are
 * a drop: a folder of its own, `drops/PERSON/DROP`, in which each appears when it is whole.
 */
export async function openUploads({ dataDir, sender, maxBytes = MAX_BYTES }: UploadOptions) {
  const incoming = join(dataDir, 'uploads')
  const drops = join(dataDir, 'drops')
  await mkdir(incoming, { recursive: true })
  const store = new FileStore({ directory: incoming, expirationPeriodInMilliseconds: KEEP_MS })
  const senders = new WeakMap<object, DeskPerson>()
  const dropOf = (personId: string, drop: string): string => join(drops, checked(personId), checked(drop))

  const server = new Server({
    path: UPLOADS_PATH,
    datastore: store,
    maxSize: maxBytes,
    relativeLocation: true,
    // No other site's scripts: nothing is answered to them.
    allowedOrigins: [],
    namingFunction: (req) => `${personOf(req).id}_${randomBytes(16).toString('hex')}`,
    getFileIdFromRequest: (_req, last) => (last === undefined ? undefined : decodeURIComponent(last)),
    onIncomingRequest: async (req, id) => {
      const person = personOf(req)
      if (req.method !== 'POST' && !id.startsWith(`${person.id}_`)) throw refusal(404, 'This upload is not yours.')
      await Promise.resolve()
    },
    onUploadCreate: async (_req, upload) => {
      const { name = '', drop = '' } = upload.metadata ?? {}
      const safe = safeName(name ?? '')
      if (safe === 'empty') throw refusal(415, 'A file without a name is not taken.')
      if (safe === 'type') throw refusal(415, `"${name}" is neither a video nor captions nor what stands beside them.`)
      if (!DROP.test(drop ?? '')) throw refusal(400, 'The upload does not say which drop it belongs to.')
      if (upload.size === undefined) throw refusal(400, 'The upload does not say how large it is.')
      const { bavail, bsize } = await statfs(incoming)
      if (upload.size > bavail * bsize - SPARE_BYTES)
        throw refusal(507, `There is no room for ${Math.ceil(upload.size / 1e6)} MB on the server's disk.`)
      return { metadata: { ...upload.metadata, path: safe.path } }
    },
    onUploadFinish: async (req, upload) => {
      const { path = '', drop = '' } = upload.metadata ?? {}
      const target = await freePath(join(dropOf(personOf(req).id, drop ?? ''), path ?? ''))
      await mkdir(dirname(target), { recursive: true })
      // The answer to this very request still asks for the upload: it stays for a moment under its first name, too.
      await link(join(incoming, upload.id), target).catch(() => rename(join(incoming, upload.id), target))
      setTimeout(() => void store.remove(upload.id).catch(() => undefined), AFTER_MS).unref()
      return {}
    },
  })

  function personOf(req: object): DeskPerson {
    const node = (req as { runtime?: { node?: { req?: object } } }).runtime?.node?.req
    const person = node === undefined ? undefined : senders.get(node)
    if (person === undefined) throw refusal(401, 'Sign in first.')
    return person
  }

  const tend = async (): Promise<void> => {
    await store.deleteExpired()
    await removeOld(drops)
  }
  await tend().catch(() => undefined)
  const timer = setInterval(() => void tend().catch(() => undefined), TEND_MS)
  timer.unref()

  return {
    handle: async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
      const person = await sender(req)
      if (person === undefined) {
        res.writeHead(401, { 'content-type': 'text/plain; charset=utf-8' }).end('Sign in first.\n')
        return
      }
      senders.set(req, person)
      await server.handle(req, res)
    },
    /** The folder of what a person has sent together; undefined where nothing of it has arrived. */
    drop: async (personId: string, drop: string): Promise<string | undefined> => {
      if (!DROP.test(drop)) return undefined
      const folder = dropOf(personId, drop)
      return (await stat(folder).catch(() => undefined))?.isDirectory() === true ? folder : undefined
    },
    removeDrop: (folder: string): Promise<void> => rm(folder, { recursive: true, force: true }),
    close: (): void => clearInterval(timer),
  }
}

/** A UUID, made by the browser. */
const DROP = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

function checked(part: string): string {
  if (!/^[\w-]{1,64}$/.test(part)) throw refusal(400, 'This is no name of a drop.')
  return part
}

function refusal(status_code: number, words: string): { status_code: number; body: string } {
  return { status_code, body: `${words}\n` }
}

/** The path, or with a number where there is such a file: two files of one name are two files. */
async function freePath(path: string): Promise<string> {
  const ending = extname(path)
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? path : `${path.slice(0, path.length - ending.length)} (${number})${ending}`
    if ((await stat(tried).catch(() => undefined)) === undefined) return tried
  }
}

/** What was sent and never taken in. */
async function removeOld(drops: string): Promise<void> {
  for (const person of await readdir(drops).catch(() => []))
    for (const drop of await readdir(join(drops, person)).catch(() => [])) {
      const folder = join(drops, person, drop)
      const facts = await stat(folder).catch(() => undefined)
      if (facts !== undefined && facts.mtimeMs < Date.now() - KEEP_MS)
        await rm(folder, { recursive: true, force: true })
    }
}
