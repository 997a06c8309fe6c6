import { error, type RequestEvent } from '@sveltejs/kit'
import type { DeskPerson, Role, Scope } from '@aftercut/library/desk'
import { deskWords } from '../frame/words.ts'
import type { RefusalKey } from '../frame/refusals.ts'
import type frame from '../messages/frame.en.json'
import { mayAct } from './may-act.ts'

/**
 * The person who asks, where the role suffices; else the request ends with 401 or 403. What names a scope may be done
 * by an API token that has it, what names none by people alone. Every action of the desk begins with it.
 */
export function requireRole(event: Pick<RequestEvent, 'locals'>, least: Role, scope?: Scope): DeskPerson {
  const { person, scopes } = event.locals
  const say = deskWords<RefusalKey>('refusals', event.locals.deskLanguage)
  if (person === null) error(401, say('sign-in'))
  if (!mayAct(person.role, least)) {
    const role = deskWords<keyof typeof frame>('frame', event.locals.deskLanguage)
    error(403, say('role-lacking', { least: role(`role.${least}`), role: role(`role.${person.role}`) }))
  }
  if (scopes === 'all') return person
  if (scope === undefined) error(403, 'No token may do that: sign in.')
  if (!scopes.includes(scope)) error(403, `This token may not do that: it lacks the scope "${scope}".`)
  return person
}
