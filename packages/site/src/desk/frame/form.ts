import { getRequestEvent } from '$app/server'
import { error, fail, type ActionFailure } from '@sveltejs/kit'
import { Conflict, NotFound, Refused } from '@aftercut/library/opening'
import { sayRefusal, type RefusalKey } from './refusals.ts'
import { deskWords } from './words.ts'

/** What was wrong in a form: a sentence by the field's name; '' for the whole of it. */
export type Problems = { [field: string]: string }

/** What an action answers when it did not save: the problems, and the words that were typed. */
export type Unsaved = { problems: Problems; values: { [field: string]: string }; conflict?: boolean }

/** A form's text fields, trimmed. Files are left out. */
export type Fields = { [field: string]: string }

export async function readFields(request: Request): Promise<Fields> {
  const form = await request.formData()
  const fields: Fields = {}
  for (const [name, value] of form) if (typeof value === 'string') fields[name] = value.trim()
  return fields
}

/** Thrown by an action's work for what was typed wrong. */
export class WrongFields extends Error {
  override name = 'WrongFields'
  readonly problems: Problems

  constructor(problems: Problems) {
    super(Object.values(problems).join(' '))
    this.problems = problems
  }
}

/** Throws where there is any problem. Undefined ones are none. */
export function refuseProblems(problems: { [field: string]: string | undefined }): void {
  const found = Object.entries(problems).filter((entry): entry is [string, string] => entry[1] !== undefined)
  if (found.length > 0) throw new WrongFields(Object.fromEntries(found))
}

/**
 * Runs an action's work. What was typed wrong, refused by the library or changed by someone else meanwhile comes back
 * to the form with the words that were typed; passwords do not.
 */
export async function attempt<Result>(
  values: Fields,
  work: () => Promise<Result>,
): Promise<Result | ActionFailure<Unsaved>> {
  try {
    return await work()
  } catch (cause) {
    const shown = Object.fromEntries(Object.entries(values).filter(([name]) => !/password|code/i.test(name)))
    if (cause instanceof WrongFields) return fail(422, { problems: cause.problems, values: shown })
    const { deskLanguage } = getRequestEvent().locals
    if (cause instanceof Refused) return fail(422, { problems: { '': sayRefusal(cause, deskLanguage) }, values: shown })
    if (cause instanceof Conflict) return fail(409, { problems: {}, values: shown, conflict: true })
    if (cause instanceof NotFound || namesNothing(cause))
      error(404, deskWords<RefusalKey>('refusals', deskLanguage)('not-there'))
    throw cause
  }
}

/** PostgreSQL's codes for a text that is no id, and for an id of nothing: sent by hand, or of what is gone meanwhile. */
const NAMES_NOTHING: ReadonlySet<unknown> = new Set(['22P02', '23503'])

function namesNothing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && NAMES_NOTHING.has(cause.code)
}
