/** The site in a process of its own on the PostgreSQL of DATABASE_URL; says where it is. For tests of several at once. */
import { openLibrary } from '@aftercut/library/opening'
import { startSite } from './start-site.ts'

const [dataDir = '.'] = process.argv.slice(2)
const unlimited = { burst: 1e9, perSecond: 1e9 }
const library = await openLibrary({ databaseUrl: process.env['DATABASE_URL'] ?? '' })
const limits = { pages: unlimited, api: unlimited, forms: unlimited }
const { url } = await startSite({ library, port: 0, dataDir, limits })
console.log(JSON.stringify({ url }))
