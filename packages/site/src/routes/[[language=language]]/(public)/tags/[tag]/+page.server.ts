import { error } from '@sveltejs/kit'
import { archiveView } from '#site/data/archive.ts'
import { localPath } from '#site/language/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url, params }) => {
  const view = await archiveView(locals, url, { tag: params.tag })
  if (view.stories.length === 0) error(404, 'No story bears this tag.')
  // A tag is a word of one language.
  const languages = { [locals.language]: localPath(`/tags/${encodeURIComponent(params.tag)}`, locals.language) }
  return { ...view, tag: params.tag, languages }
}
