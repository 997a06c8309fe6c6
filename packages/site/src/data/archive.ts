import { error } from '@sveltejs/kit'
import type { ArchiveFilter } from '@aftercut/library/pages'
import { dependsOn } from '../frame/depends.ts'
import { storyTeaser } from './cards.ts'

const STORIES_A_PAGE = 24

/** A page of the archive, by what it is narrowed to. */
export async function archiveView(locals: App.Locals, url: URL, filter: ArchiveFilter) {
  const { site, language } = locals
  const number = Number(url.searchParams.get('page') ?? '1')
  if (!Number.isInteger(number) || number < 1 || number > 10_000) error(404, 'No such page.')
  dependsOn(locals, 'story', 'drama')
  const found = await site.library.pages.archive({
    language,
    ...filter,
    limit: STORIES_A_PAGE,
    offset: (number - 1) * STORIES_A_PAGE,
  })
  if (number > 1 && found.stories.length === 0) error(404, 'No such page.')
  return {
    stories: found.stories.map((card) => storyTeaser(card, language, site)),
    number,
    pages: Math.max(1, Math.ceil(found.total / STORIES_A_PAGE)),
  }
}
