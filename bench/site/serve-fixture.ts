import { openLibrary } from '@aftercut/library/opening'
import { fillLibrary } from '../../packages/site/fixtures/fill-library.ts'
import { startSite } from '@aftercut/site/serve'

const [folder = '.', keeping] = process.argv.slice(2)
const unlimited = { burst: 1e12, perSecond: 1e12 }
const library = await openLibrary({ memory: true })
const { story } = await fillLibrary(library)
const site = await startSite({
  library,
  port: 0,
  dataDir: folder,
  limits: { pages: unlimited, api: unlimited, forms: unlimited },
  ...(keeping === 'nothing' ? { cacheBytes: 0, readsBytes: 0 } : {}),
})
console.log(JSON.stringify({ story: `${site.url.replace('localhost', '127.0.0.1')}/stories/${story}` }))
