import type { WordsOf } from '#site/language/words.ts'
import type { Fields } from '../frame/form.ts'
import { refuseProblems } from '../frame/form.ts'
import type en from '../messages/sign-in.en.json'
import { MAX_PASSWORD, MIN_PASSWORD } from './limits.ts'

/** Enough of an address that a mail can be tried; whether it arrives is the only proof. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** Checks what a newcomer types of themselves. Throws `WrongFields`. */
export function checkNewcomer(
  fields: Fields,
  say: WordsOf<keyof typeof en>,
  asked: { email: boolean; name: boolean },
): void {
  const { name = '', email = '', password = '' } = fields
  refuseProblems({
    name: asked.name && (name === '' || name.length > 80) ? say('setup.nameMissing') : undefined,
    email: asked.email && !isEmail(email) ? say('setup.emailWrong') : undefined,
    password:
      password.length < MIN_PASSWORD || password.length > MAX_PASSWORD
        ? say('setup.passwordShort', { least: MIN_PASSWORD })
        : undefined,
  })
}

export function isEmail(text: string): boolean {
  return text.length <= 254 && EMAIL.test(text)
}
