import { getContext, setContext } from 'svelte'
import type { DeskPerson, Role } from '@aftercut/library/desk'
import type { CountedOf, Values, WordsOf } from '#site/language/words.ts'
import { mayAct } from '../sign-in/may-act.ts'
import { deskWords } from './words.ts'

/** What every component of the desk may ask for. It changes as the person's choices do. */
export type DeskContext = {
  readonly language: string
  /** Who is signed in. Null before the door. */
  readonly person: DeskPerson | null
  readonly siteName: string
  /** IANA zone in which the desk writes times. */
  readonly zone: string
}

const PLACE = Symbol('desk')

/** `current` is asked each time, so that a changed choice shows at once. */
export function setDesk(current: () => DeskContext): void {
  setContext(PLACE, current)
}

export function getDesk(): DeskContext {
  const current = getContext<() => DeskContext>(PLACE)
  return {
    get language() {
      return current().language
    },
    get person() {
      return current().person
    },
    get siteName() {
      return current().siteName
    },
    get zone() {
      return current().zone
    },
  }
}

/** True where whoever is signed in may do what `least` may. For what is shown: the server asks again. */
export function may(desk: DeskContext, least: Role): boolean {
  return desk.person !== null && mayAct(desk.person.role, least)
}

/**
 * A room's words in the person's language, from within a component:
 * `const say = useWords<keyof typeof en>('library')`, with `import type en from '#site/desk/messages/library.en.json'`.
 */
export function useWords<Key extends string>(room: string): WordsOf<Key> {
  const desk = getDesk()
  const now = (): WordsOf<Key> => deskWords<Key>(room, desk.language)
  const say = Object.assign((key: Key, values?: Values) => now()(key, values), {
    language: desk.language,
    count: (key: CountedOf<Key>, count: number, values?: Values) => now().count(key, count, values),
    named: (stem: string, name: string) => now().named(stem, name),
  })
  // Asked for when it is wanted, as the words are: the person may choose another language meanwhile.
  return Object.defineProperty(say, 'language', { get: () => desk.language })
}
