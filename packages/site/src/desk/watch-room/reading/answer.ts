import { error, json, type RequestEvent } from '@sveltejs/kit'
import { Conflict, NotFound, Refused } from '@aftercut/library/opening'
import type { DeskPerson } from '@aftercut/library/desk'
import { sayRefusal, type RefusalKey } from '../../frame/refusals.ts'
import { deskWords } from '../../frame/words.ts'
import { requireRole } from '../../sign-in/roles.ts'
import type { Clash } from '../room-data.ts'

/** Under whose name a deed is kept. */
export const whoOf = (person: DeskPerson): string => person.name

/** Answers with what `read` finds: 404 where there is no such making. */
export async function answer(event: RequestEvent, read: (person: DeskPerson) => Promise<unknown>): Promise<Response> {
  const person = requireRole(event, 'reader')
  try {
    return json(await read(person), { headers: { 'cache-control': 'private, no-store' } })
  } catch (cause) {
    if (cause instanceof NotFound) error(404, notThere(event))
    throw cause
  }
}

/**
 * Carries out what a writer asks for. What the library refuses comes back in words; where someone else was first, what
 * stands now comes back, so that both can be shown.
 */
export async function carryOut(
  event: RequestEvent,
  work: (body: unknown, who: string) => Promise<unknown>,
  standing: (conflict: Conflict) => Promise<Clash['conflict']>,
): Promise<Response> {
  const person = requireRole(event, 'writer')
  const body: unknown = await event.request.json().catch(() => error(400, 'The request is no JSON.'))
  try {
    return json(await work(body, whoOf(person)))
  } catch (cause) {
    if (cause instanceof Conflict) return json({ conflict: await standing(cause) } satisfies Clash, { status: 409 })
    if (cause instanceof Refused) error(422, sayRefusal(cause, event.locals.deskLanguage))
    if (cause instanceof NotFound) error(404, notThere(event))
    throw cause
  }
}

const notThere = ({ locals }: RequestEvent): string =>
  deskWords<RefusalKey>('refusals', locals.deskLanguage)('not-there')
