import { archiveView } from '#site/data/archive.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals, url }) => archiveView(locals, url, {})
