import { requireRole } from '#site/desk/sign-in/roles.ts'
import { readStory, storyAt } from '#site/desk/story/read-story.ts'
import { partsOf } from '@aftercut/pipeline/gate'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const person = requireRole(event, 'reader')
  const { library, pictureUrl } = event.locals.site
  const story = await storyAt(library, event.params.id)
  const keys = partsOf(story.draft).atoms.flatMap(({ attrs }) =>
    typeof attrs['key'] === 'string' ? [attrs['key']] : [],
  )
  return {
    story: await readStory(library, story, person),
    pictures: Object.fromEntries(keys.map((key) => [key, pictureUrl(key)])),
  }
}
