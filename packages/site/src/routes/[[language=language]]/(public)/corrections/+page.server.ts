import { dependsOn } from '#site/frame/depends.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => {
  dependsOn(locals, 'story')
  const corrections = await locals.site.library.pages.corrections({ limit: 100 })
  return { corrections: corrections.map(({ at, ...rest }) => ({ at: at.getTime(), ...rest })) }
}
