import { getContext, setContext } from 'svelte'

/** What the fields of a form ask it for: the problems found, and the words that were typed before. */
export type FormContext = {
  readonly problems: { [field: string]: string }
  readonly values: { [field: string]: string }
  /** So often was it saved since the page came. */
  readonly saves: number
}

const PLACE = Symbol('form')

export function setForm(form: FormContext): void {
  setContext(PLACE, form)
}

export function getForm(): FormContext {
  return getContext<FormContext | undefined>(PLACE) ?? { problems: {}, values: {}, saves: 0 }
}
