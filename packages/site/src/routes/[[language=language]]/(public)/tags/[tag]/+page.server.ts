import { error } from '@sveltejs/kit'
import { archiveView } from '#site/data/archive.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url, params }) => {
  const view = await archiveView(locals, url, { tag: params.tag })
  if (view.stories.length === 0) error(404, 'No story bears this tag.')
  return { ...view, tag: params.tag }
}
