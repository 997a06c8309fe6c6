import { answer } from '#site/desk/watch-room/reading/answer.ts'
import { compareTakes } from '#site/desk/watch-room/reading/compare-takes.ts'
import type { RequestHandler } from './$types'

/** The takes of the scene that `?finding=` shows, beside one another. Null: it shows no scene. */
export const GET: RequestHandler = (event) =>
  answer(
    event,
    async () =>
      (await compareTakes(event.locals.site.library, event.params.id, event.url.searchParams.get('finding') ?? '')) ??
      null,
  )
