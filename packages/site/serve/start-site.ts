import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Library } from '@aftercut/library/opening'
import type { JobQueue } from '@aftercut/pipeline/jobs'
import type { ObjectStore } from '@aftercut/pipeline/store'
import { createSignIn, mayAct, setupCode, type SetupCode, type SignIn } from '../src/desk/sign-in/index.ts'
import { addressGroup, clientAddress, requestScheme } from './client-address.ts'
import type { CachedPage } from './page-cache.ts'
import { createMediaLibrary } from './media-library.ts'
import { PageServer, toPage } from './page-server.ts'
import { PageShells, type Mould } from './page-shells.ts'
import { Reads } from './reads.ts'
import { RateLimit } from './rate-limit.ts'
import { loadSecret } from './secret.ts'
import { setSiteContext, type Limits } from './site-context.ts'
import { createSiteServer, headersFor } from './site-server.ts'
import { Tasks } from './tasks.ts'
import { openUploads, UPLOADS_PATH } from './uploads/index.ts'
import { changedTags } from './changed-tags.ts'

export type SiteOptions = {
  library: Library
  /** Where the secret lies. */
  dataDir: string
  /** 0 takes a free port. */
  port: number
  /** '127.0.0.1' unless told: a proxy, or the network's own address, is a choice. */
  host?: string
  /** The site's public address, 'https://example.org'. */
  origin?: string
  /** How many proxies of ours stand in front, each adding to `x-forwarded-for`. */
  proxies?: number
  /** Where pictures and media taken in by copy lie. */
  store?: ObjectStore
  /** The work that the desk may order. */
  queue?: JobQueue
  limits?: Partial<Limits>
  /** The directory of the built site. */
  build?: string
  /** What may be taken of memory by finished pages, by shells of pages, and by what they are made from. 0 keeps none. */
  cacheBytes?: number
  shellBytes?: number
  readsBytes?: number
}

export type RunningSite = {
  url: string
  port: number
  /** Where the desk has no owner yet: the code that lets the first one in, to be told to whoever started the server. */
  setup: SetupCode | undefined
  signIn: SignIn
  close: () => Promise<void>
}

export class SiteNotBuilt extends Error {
  override name = 'SiteNotBuilt'
}

/** A reader opens a page and what belongs to it; a crawler may take one page a second for long. */
const LIMITS: Limits = {
  pages: { burst: 240, perSecond: 20 },
  api: { burst: 120, perSecond: 2 },
  forms: { burst: 20, perSecond: 0.2 },
}

const CACHE_BYTES = 64 * 1024 * 1024
const SHELL_BYTES = 32 * 1024 * 1024

/** What SvelteKit built: its server, and adapter-node's handler for all that is not a public page. */
type Built = {
  server: { respond: (request: Request, options: object) => Promise<Response> }
  handler: (req: IncomingMessage, res: ServerResponse) => void
}

/** Starts the site in this process on an open library. The built site must stand in `build`. */
export async function startSite(options: SiteOptions): Promise<RunningSite> {
  const { library, dataDir, proxies = 0, origin } = options
  const limits = { ...LIMITS, ...options.limits }
  const forms = new RateLimit(limits.forms)
  const secret = await loadSecret(dataDir)
  const media = createMediaLibrary(library, options.store, secret)
  const reads = new Reads(options.readsBytes)
  const setup = (await library.desk.hasOwner()) ? undefined : await setupCode(dataDir)
  const signIn = createSignIn(library, secret)
  const tasks = new Tasks()
  const uploads = await openUploads({
    dataDir,
    sender: async (req) => {
      const site = req.headers['sec-fetch-site']
      if (site !== undefined && site !== 'same-origin') return undefined
      const token = await signIn.byApiToken(req.headers.authorization ?? null)
      if (token !== undefined)
        return token.scopes.includes('import') && mayAct(token.person.role, 'writer') ? token.person : undefined
      const headers = new Headers({ cookie: req.headers.cookie ?? '' })
      const secure = requestScheme(req, proxies) === 'https'
      const found = await signIn.who({ headers, address: clientAddress(req, proxies), secure })
      return found !== undefined && mayAct(found.person.role, 'writer') ? found.person : undefined
    },
  })
  setSiteContext({
    library,
    signIn,
    dataDir,
    store: options.store,
    queue: options.queue,
    tasks,
    uploads,
    reads,
    secret,
    origin,
    pictureUrl: media.pictureUrl,
    picture: media.picture,
    takeForm: (address) => forms.take(addressGroup(address), performance.now()),
  })
  const build = options.build ?? join(import.meta.dirname, '../build')
  const built = await loadBuilt(build)
  const shells = new PageShells(options.shellBytes ?? SHELL_BYTES)
  const pages = new PageServer({
    make: async (req) => {
      const site = origin ?? `${requestScheme(req, proxies)}://${req.headers.host ?? 'localhost'}`
      const filled = await shells.fill(req, site)
      if (filled !== undefined) return filled
      const begun = shells.begin()
      let made: { page: CachedPage; mould: Mould } | undefined
      try {
        const platform: Platform = { req, written: { html: undefined, mould: undefined } }
        const options = { platform, getClientAddress: () => clientAddress(req, proxies) }
        const page = await toPage(await built.server.respond(toRequest(req, site), options), platform.written.html)
        if (platform.written.mould !== undefined) made = { page, mould: platform.written.mould }
        return page
      } finally {
        shells.finish(begun, req, site, made)
      }
    },
    maxCacheBytes: options.cacheBytes ?? CACHE_BYTES,
    headers: (req) => headersFor(req, proxies),
    byHost: origin === undefined,
  })
  const stopListening = library.onChange((change) => {
    pages.forgetUnderWay()
    const tags = changedTags(change)
    reads.forget(tags)
    shells.invalidate(tags)
    if (tags === 'all') pages.cache.invalidateAll()
    else pages.cache.invalidate(tags)
  })
  // Bundled under their hashes (vite/reader-scripts.ts).
  const scripts = new Set((await readdir(join(build, 'client/r')).catch(() => [])).map((name) => `/r/${name}`))
  const server = createSiteServer({
    pages,
    handler: (req, res) => {
      if (req.url?.startsWith(UPLOADS_PATH) === true) return uploads.handle(req, res)
      req.headers['x-aftercut-scheme'] = requestScheme(req, proxies)
      req.headers['x-aftercut-address'] = clientAddress(req, proxies)
      built.handler(req, res)
      return undefined
    },
    media: media.find,
    isImmutable: (path) => scripts.has(path),
    limits: { pages: new RateLimit(limits.pages), api: new RateLimit(limits.api) },
    proxies,
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host ?? '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    port,
    setup,
    signIn,
    url: origin ?? `http://${options.host ?? 'localhost'}:${port}`,
    close: async () => {
      stopListening()
      tasks.close()
      uploads.close()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}

async function loadBuilt(directory: string): Promise<Built> {
  const handler = join(directory, 'handler.js')
  if (!existsSync(handler)) {
    throw new SiteNotBuilt(`No built site in ${directory}. Run 'npm run build -w packages/site' first.`)
  }
  // Our own server is the proxy that adapter-node's handler asks for scheme and address.
  process.env['AFTERCUT_HTTP_PROTOCOL_HEADER'] = 'x-aftercut-scheme'
  process.env['AFTERCUT_HTTP_ADDRESS_HEADER'] = 'x-aftercut-address'
  process.env['AFTERCUT_HTTP_BODY_SIZE_LIMIT'] ??= '8M'
  const [mounted, adapter] = await Promise.all([
    import(pathToFileURL(handler).href) as Promise<Pick<Built, 'handler'>>,
    import(pathToFileURL(join(directory, 'adapter-node.js')).href) as Promise<Pick<Built, 'server'>>,
  ])
  return { handler: mounted.handler, server: adapter.server }
}

/** `site`: the address that the site was asked under. */
function toRequest(req: IncomingMessage, site: string): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headers)) {
    if (typeof value === 'string') headers.set(name, value)
  }
  // HEAD is answered from the page of GET: one page in the cache for both.
  return new Request(new URL(req.url ?? '/', site), { headers })
}

/** What a page is made with. `written`: what the pages lay its HTML on, and how to make it again (see `hooks.server.ts`). */
type Platform = { req: IncomingMessage; written: { html: Buffer | undefined; mould: Mould | undefined } }
