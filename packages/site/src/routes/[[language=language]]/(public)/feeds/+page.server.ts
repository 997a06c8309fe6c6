import { dramaName } from '#site/data/index.ts'
import { dependsOn } from '#site/frame/depends.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => {
  dependsOn(locals, 'drama')
  const dramas = await locals.site.library.dramas.list({ limit: 200 })
  return { dramas: dramas.map((drama) => dramaName(drama, locals.language)) }
}
