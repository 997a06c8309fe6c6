import { redirect } from '@sveltejs/kit'
import { attempt, readFields, refuseProblems, WrongFields } from '#site/desk/frame/form.ts'
import { choiceIn, dayIn } from '#site/desk/frame/reading.ts'
import { DESK_LANGUAGES, deskWords } from '#site/desk/frame/words.ts'
import type en from '#site/desk/messages/settings.en.json'
import { askingOf } from '#site/desk/sign-in/admit.ts'
import { setCookies } from '#site/desk/sign-in/cookies.ts'
import { MIN_PASSWORD } from '#site/desk/sign-in/limits.ts'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import type { Actions, PageServerLoad } from './$types'

const SCOPES = ['read', 'write:stories', 'write:findings', 'import'] as const

export const load: PageServerLoad = async (event) => {
  const person = requireRole(event, 'reader')
  event.depends('desk:me')
  const { signIn, library } = event.locals.site
  const [sessions, tokens, here] = await Promise.all([
    signIn.sessions(person.id),
    library.desk.tokens.list(person.id),
    signIn.who(askingOf(event)),
  ])
  return {
    languages: [...DESK_LANGUAGES],
    least: MIN_PASSWORD,
    sessions: sessions.map(({ id, updatedAt, ipAddress, userAgent }) => ({
      id,
      at: updatedAt.getTime(),
      address: ipAddress ?? '',
      device: deviceOf(userAgent),
      here: id === here?.sessionId,
    })),
    tokens: tokens.map(({ id, name, scopes, expiresAt, lastUsedAt }) => ({
      id,
      name,
      scopes,
      until: expiresAt?.getTime(),
      usedAt: lastUsedAt?.getTime(),
    })),
  }
}

export const actions: Actions = {
  choices: async (event) => {
    const { id } = requireRole(event, 'reader')
    const say = words(event.locals.deskLanguage)
    const fields = await readFields(event.request)
    return attempt(fields, async () => {
      const { name = '' } = fields
      const language = choiceIn(fields['language'], DESK_LANGUAGES)
      refuseProblems({ name: name === '' || name.length > 80 ? say('me.nameMissing') : undefined })
      const choices = { name, singleKeys: fields['singleKeys'] === 'on', ...(language !== undefined && { language }) }
      await event.locals.site.library.desk.setChoices(id, choices, id)
      return {}
    })
  },

  password: async (event) => {
    requireRole(event, 'reader')
    const { signIn } = event.locals.site
    const say = words(event.locals.deskLanguage)
    const fields = await readFields(event.request)
    return attempt(fields, async () => {
      const { currentPassword = '', newPassword = '' } = fields
      const entry = await signIn.changePassword(currentPassword, newPassword, askingOf(event))
      if (!entry.ok)
        throw new WrongFields({
          currentPassword: entry.reason === 'wait' ? say('me.wait', { seconds: entry.seconds }) : say('me.wrong'),
        })
      setCookies(event, entry.cookies)
      return {}
    })
  },

  signOut: async (event) => {
    const { id } = requireRole(event, 'reader')
    await event.locals.site.signIn.leaveEverywhere(id, id)
    return redirect(303, '/desk/sign-in?said=signedOut')
  },

  token: async (event) => {
    const { id } = requireRole(event, 'reader')
    const say = words(event.locals.deskLanguage)
    const fields = await readFields(event.request)
    return attempt(fields, async () => {
      const { name = '' } = fields
      const scopes = SCOPES.filter((scope) => fields[`scope.${scope}`] === 'on')
      const day = dayIn(fields['until'])
      const expiresAt = typeof day === 'string' ? new Date(`${day}T23:59:59Z`) : null
      refuseProblems({
        tokenName: (fields['tokenName'] ?? name) === '' ? say('me.nameMissing') : undefined,
        'scope.read': scopes.length === 0 ? say('me.scopeMissing') : undefined,
        until: day === undefined || (expiresAt !== null && expiresAt < new Date()) ? say('me.badDay') : undefined,
      })
      const given = { personId: id, name: fields['tokenName'] ?? '', scopes, expiresAt }
      return { token: await event.locals.site.signIn.newApiToken(given) }
    })
  },

  revoke: async (event) => {
    const { id } = requireRole(event, 'reader')
    const fields = await readFields(event.request)
    return attempt(fields, async () => {
      await event.locals.site.library.desk.tokens.revoke(fields['id'] ?? '', id, id)
      return {}
    })
  },
}

function words(language: string) {
  return deskWords<keyof typeof en>('settings', language)
}

/** 'Firefox, Linux': enough to know one's own devices again. */
function deviceOf(agent: string | null): string {
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\//.exec(agent ?? '')?.[1]
  const system = /(Windows|Mac OS|Android|iPhone|iPad|Linux)/.exec(agent ?? '')?.[1]
  const named = browser === 'Edg' ? 'Edge' : browser === 'OPR' ? 'Opera' : browser
  return [named, system].filter(Boolean).join(', ')
}
