import { openLibrary } from '@aftercut/library/opening'
import { fillLibrary } from '../../packages/site/fixtures/fill-library.ts'
import { startSite } from '@aftercut/site/serve'

const [folder = '.', keeping] = process.argv.slice(2)
const unlimited = { burst: 1e12, perSecond: 1e12 }
const library = await openLibrary({ memory: true })
const { story, drama, person, making, ranking } = await fillLibrary(library)
const site = await startSite({
  library,
  port: 0,
  dataDir: folder,
  limits: { pages: unlimited, api: unlimited, forms: unlimited },
  ...(keeping === 'no shells' ? { shellBytes: 0 } : {}),
  ...(keeping === 'nothing' ? { cacheBytes: 0, shellBytes: 0, readsBytes: 0 } : {}),
})
const origin = site.url.replace('localhost', '127.0.0.1')
const paths = {
  home: '/',
  drama: `/dramas/${drama}`,
  person: `/people/${person}`,
  'making-of': `/makings/${making}`,
  schedule: '/schedule',
  ranking: `/rankings/${ranking}`,
}
const pages = Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, `${origin}${path}`]))
console.log(JSON.stringify({ story: `${origin}/stories/${story}`, pages }))
