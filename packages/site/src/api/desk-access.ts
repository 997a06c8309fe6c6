import type { DeskPerson, Role, Scope } from '@aftercut/library/desk'
import { mayAct } from '../desk/sign-in/may-act.ts'

/** What an operation that is not for everybody asks of a token and of its person. */
export type Access = { scope: Scope; least: Role }

/** Why an operation did not do as asked: a status and a sentence, with what a program needs to go on. */
export class ApiFault extends Error {
  override name = 'ApiFault'
  readonly status: number
  readonly more: { [field: string]: unknown }

  constructor(status: number, message: string, more: { [field: string]: unknown } = {}) {
    super(message)
    this.status = status
    this.more = more
  }
}

/** The person whose token asks, where role and scope suffice; else throws. */
export function personWith({ person, scopes }: App.Locals, { scope, least }: Access): DeskPerson {
  if (person === null)
    throw new ApiFault(401, 'This needs a token: Authorization: Bearer aftercut_… (made at /desk/me).')
  if (scopes !== 'all' && !scopes.includes(scope)) throw new ApiFault(403, `This token lacks the scope "${scope}".`)
  if (!mayAct(person.role, least))
    throw new ApiFault(403, `This is for the role ${least}; ${person.name} is a ${person.role}.`)
  return person
}
