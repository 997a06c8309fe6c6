import { answer } from '#site/desk/watch-room/reading/answer.ts'
import { readRoom } from '#site/desk/watch-room/reading/read-room.ts'
import type { RequestHandler } from './$types'

/** All that the watch room shows. */
export const GET: RequestHandler = (event) =>
  answer(event, () => readRoom(event.locals.site.library, event.params.id, event.locals.deskLanguage))
