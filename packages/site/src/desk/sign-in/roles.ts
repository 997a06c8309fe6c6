import { error, type RequestEvent } from '@sveltejs/kit'
import type { DeskPerson, Role, Scope } from '@aftercut/library/desk'
import { mayAct } from './may-act.ts'

/**
 * The person who asks, where the role suffices; else the request ends with 401 or 403. What names a scope may be done
 * by an API token that has it, what names none by people alone. Every action of the desk begins with it.
 */
export function requireRole(event: Pick<RequestEvent, 'locals'>, least: Role, scope?: Scope): DeskPerson {
  const { person, scopes } = event.locals
  if (person === null) error(401, 'Sign in first.')
  if (!mayAct(person.role, least)) error(403, `This is for ${least}s; you are a ${person.role}. Ask an owner.`)
  if (scopes === 'all') return person
  if (scope === undefined) error(403, 'No token may do that: sign in.')
  if (!scopes.includes(scope)) error(403, `This token may not do that: it lacks the scope "${scope}".`)
  return person
}
