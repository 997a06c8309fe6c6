import type { Library } from '@aftercut/library/opening'
import type { JobQueue } from '@aftercut/pipeline/jobs'
import type { ObjectStore } from '@aftercut/pipeline/store'
import type { SignIn } from '../src/desk/sign-in/index.ts'
import type { MediaSource } from './media-files.ts'
import type { Reads } from './reads.ts'
import type { Rate } from './rate-limit.ts'
import type { PictureWidth } from './sized-pictures.ts'
import type { Tasks } from './tasks.ts'
import type { Uploads } from './uploads/index.ts'

/** How much is let through, for each address. */
export type Limits = { pages: Rate; api: Rate; forms: Rate }

/** What the server hands to the pages. They are built apart from it, so it stands in one place of the process. */
export type SiteContext = {
  library: Library
  /** What pages ask of the library, kept until it changes. */
  reads: Reads
  /** Signs cookies and salts address hashes. */
  secret: string
  /** The site's own address, 'https://example.org', where one is set; else the request's is used. */
  origin: string | undefined
  /** The address of a picture of the object store: signed, so that only what a page shows can be asked for. */
  pictureUrl: (key: string, width?: PictureWidth) => string
  /** The bytes of a picture, to draw with. */
  picture: (key: string) => Promise<MediaSource | undefined>
  takeForm: (address: string) => number
  /** Who may come to the desk. */
  signIn: SignIn
  /** Where the server keeps what belongs to this machine: the secret, the setup code, uploads under way. */
  dataDir: string
  /** Bytes and work, where the site is served with them. */
  store: ObjectStore | undefined
  queue: JobQueue | undefined
  /** Long work that was ordered from the desk. */
  tasks: Tasks
  uploads: Uploads
}

const PLACE = Symbol.for('aftercut.site')
type Holder = { [PLACE]?: SiteContext }

export function setSiteContext(context: SiteContext): void {
  ;(globalThis as Holder)[PLACE] = context
}

export function siteContext(): SiteContext {
  const context = (globalThis as Holder)[PLACE]
  if (context === undefined) throw new Error('The site was not started by startSite: no library is open.')
  return context
}
