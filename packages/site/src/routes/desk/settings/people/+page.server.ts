import { error, redirect } from '@sveltejs/kit'
import { attempt, readFields, refuseProblems, type Fields } from '#site/desk/frame/form.ts'
import { choiceIn } from '#site/desk/frame/reading.ts'
import { deskWords } from '#site/desk/frame/words.ts'
import type en from '#site/desk/messages/settings.en.json'
import { sendMail } from '#site/desk/sign-in/mail.ts'
import { isEmail } from '#site/desk/sign-in/newcomer.ts'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import type { Actions, PageServerLoad } from './$types'

const ROLES = ['owner', 'editor', 'writer', 'reader'] as const

type Event = Parameters<NonNullable<Actions[string]>>[0]

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'owner')
  event.depends('desk:people')
  const { desk } = event.locals.site.library
  const [people, invitations] = await Promise.all([desk.people(), desk.invitations.list()])
  return {
    people: people.map(({ id, name, email, role, seenAt }) => ({ id, name, email, role, seenAt: seenAt?.getTime() })),
    invitations: invitations.map(({ id, email, role, expiresAt }) => ({ id, email, role, until: expiresAt.getTime() })),
  }
}

export const actions: Actions = {
  invite: (event) =>
    act(event, async (fields, who) => {
      const { signIn } = event.locals.site
      const { email = '' } = fields
      refuseProblems({ email: isEmail(email) ? undefined : words(event)('people.badEmail') })
      const token = await signIn.invite(email, choiceIn(fields['role'], ROLES) ?? 'reader', who)
      return shown(event, 'invite', email, `/desk/invitation/${token}`)
    }),

  reset: (event) =>
    act(event, async (fields, who) => {
      const { signIn, library } = event.locals.site
      const person = await library.desk.person(fields['id'] ?? '')
      if (person === undefined) error(404)
      const token = await signIn.newReset(person.id, who)
      return shown(event, 'reset', person.email, `/desk/reset/${token}`)
    }),

  role: (event) =>
    act(event, async (fields, who) => {
      const role = choiceIn(fields['role'], ROLES)
      if (role !== undefined) await event.locals.site.library.desk.setRole(fields['id'] ?? '', role, who)
      return {}
    }),

  signOut: (event) =>
    act(event, async (fields, who) => {
      await event.locals.site.signIn.leaveEverywhere(fields['id'] ?? '', who)
      if (fields['id'] === who) redirect(303, '/desk/sign-in?said=signedOut')
      return {}
    }),

  remove: (event) =>
    act(event, async (fields, who) => {
      await event.locals.site.library.desk.remove(fields['id'] ?? '', who)
      return {}
    }),

  withdraw: (event) =>
    act(event, async (fields, who) => {
      await event.locals.site.library.desk.invitations.withdraw(fields['id'] ?? '', who)
      return {}
    }),
}

async function act<Result>(event: Event, work: (fields: Fields, who: string) => Promise<Result>) {
  const { id: who } = requireRole(event, 'owner')
  const fields = await readFields(event.request)
  return attempt(fields, () => work(fields, who))
}

/** The link, to be shown once, and what came of mailing it. */
async function shown(event: Event, what: 'invite' | 'reset', email: string, path: string) {
  const say = words(event)
  const name = await event.locals.site.library.settings.get<string>('site.name')
  const site = name?.value ?? 'Aftercut'
  const link = `${event.locals.origin}${path}`
  const mail = await sendMail(email, say(`mail.${what}.subject`, { site }), say(`mail.${what}.text`, { site, link }))
  return { link, email, mail }
}

function words({ locals }: Event) {
  return deskWords<keyof typeof en>('settings', locals.deskLanguage)
}
