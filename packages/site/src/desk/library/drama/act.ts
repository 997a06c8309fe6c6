import type { RequestEvent } from '@sveltejs/kit'
import { attempt, readFields, type Fields } from '../../frame/form.ts'
import { deskWords } from '../../frame/words.ts'
import type en from '../../messages/dramas.en.json'
import { requireRole } from '../../sign-in/roles.ts'
import type { WordsOf } from '#site/language/words.ts'

type Library = App.Locals['site']['library']

/** What every action on a drama is given. `id`: the drama's, from the address. */
export type Given = { id: string; fields: Fields; say: WordsOf<keyof typeof en>; who: string; library: Library }

/** Runs an editor's change of a part of a drama, and keeps in the audit trail who changed which. */
export async function changeDrama(event: RequestEvent, part: string, work: (given: Given) => Promise<unknown>) {
  const { id: who } = requireRole(event, 'editor')
  const { library } = event.locals.site
  const fields = await readFields(event.request)
  const say = deskWords<keyof typeof en>('dramas', event.locals.deskLanguage)
  const id = event.params['id'] ?? ''
  return attempt(fields, async () => {
    await work({ id, fields, say, who, library })
    await library.audit.add(who, 'change', 'drama', id, { part })
    return {}
  })
}

/** A text of one language, for what has no fields of its own for the others: Korean script is Korean. */
export function inItsLanguage(text: string): { [language: string]: string } {
  return { [/\p{sc=Hangul}/u.test(text) ? 'ko' : 'en']: text }
}
