import { createHash, createHmac, randomBytes } from 'node:crypto'
import { Refused, type Library } from '@aftercut/library/opening'
import type { DeskPerson, Invitation, Role } from '@aftercut/library/desk'
import { ADDRESS_HEADER, createAuth, type Auth } from './auth.ts'
import { MAX_PASSWORD, MIN_PASSWORD } from './limits.ts'

/** Who asks: the headers of the request, the address that it comes from, and whether it came by https. */
export type Asking = { headers: Headers; address: string; secure: boolean }

/** What to set on the answer. */
type Cookies = { cookies: string[] }

export type Entry =
  ({ ok: true } & Cookies) | { ok: false; reason: 'wrong' } | { ok: false; reason: 'wait'; seconds: number }

export type SignIn = ReturnType<typeof createSignIn>

const INVITATION_MS = 7 * 86_400_000

/** Sign-in, invitations, resets and tokens of the desk. Sessions, password hashes and limits are better-auth's. */
export function createSignIn(library: Library, siteSecret: string) {
  const secret = createHmac('sha256', siteSecret).update('desk sign-in').digest('base64url')
  const resets = new Map<string, string>()
  const keepReset = (personId: string, token: string): void => void resets.set(personId, token)
  const plain = createAuth(library, secret, false, keepReset)
  const secured = createAuth(library, secret, true, keepReset)
  const authOf = ({ secure }: { secure: boolean }): Auth => (secure ? secured : plain)
  const { desk } = library

  /** Asks through the library's own door, where its limits and checks stand. */
  const ask = async (path: string, body: object, asking: Asking): Promise<Response> => {
    const auth = authOf(asking)
    const origin = auth.options.baseURL
    const headers = new Headers({ 'content-type': 'application/json', origin, [ADDRESS_HEADER]: asking.address })
    for (const name of ['cookie', 'user-agent']) {
      const value = asking.headers.get(name)
      if (value !== null) headers.set(name, value)
    }
    return auth.handler(new Request(`${origin}/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) }))
  }

  const enter = async (email: string, password: string, remember: boolean, asking: Asking): Promise<Entry> => {
    const response = await ask('/sign-in/email', { email, password, rememberMe: remember }, asking)
    if (response.ok) return { ok: true, cookies: response.headers.getSetCookie() }
    return refusal(response)
  }

  const createPerson = async (given: {
    name: string
    email: string
    password: string
    role: Role
    language: string
  }): Promise<DeskPerson> => {
    checkPassword(given.password)
    const { internalAdapter, password } = await plain.$context
    const hash = await password.hash(given.password)
    const { name, role, language } = given
    const email = given.email.toLowerCase()
    if (await desk.byEmail(email)) throw new Refused(`${email} has a place at this desk already.`)
    const user = { name, email, emailVerified: false, role, language, singleKeys: true }
    const made = await internalAdapter.createUser(user, { method: 'email-password' })
    await internalAdapter.linkAccount({ userId: made.id, accountId: made.id, providerId: 'credential', password: hash })
    return { id: made.id, name, email, role, language, singleKeys: true }
  }

  return {
    /** Who is signed in, where anyone is; and cookies to renew. */
    who: async (asking: Asking): Promise<({ person: DeskPerson; sessionId: string } & Cookies) | undefined> => {
      if (!asking.headers.has('cookie')) return undefined
      const { headers, response } = await authOf(asking).api.getSession({
        headers: asking.headers,
        returnHeaders: true,
      })
      if (response === null) return undefined
      const { id, name, email, role, language, singleKeys } = response.user
      return {
        person: { id, name, email, role: role as Role, language: language ?? 'en', singleKeys: singleKeys ?? true },
        sessionId: response.session.id,
        cookies: headers.getSetCookie(),
      }
    },

    enter,

    /** Ends this session. Answers the cookies that forget it. */
    leave: async (asking: Asking): Promise<string[]> => {
      const response = await ask('/sign-out', {}, asking)
      return response.headers.getSetCookie()
    },

    /** Ends every session of a person, on every device. */
    leaveEverywhere: async (personId: string, who: string): Promise<void> => {
      const { internalAdapter } = await plain.$context
      await internalAdapter.deleteUserSessions(personId)
      await library.audit.add(who, 'sign out everywhere', 'desk person', personId)
    },

    sessions: async (personId: string) => {
      const { internalAdapter } = await plain.$context
      const sessions = await internalAdapter.listSessions(personId)
      return sessions.map(({ id, createdAt, updatedAt, ipAddress, userAgent }) => ({
        id,
        createdAt,
        updatedAt,
        ipAddress: ipAddress ?? null,
        userAgent: userAgent ?? null,
      }))
    },

    /** Makes the first owner. Undefined, and nothing kept, where the desk has one already. */
    setUp: async (given: { name: string; email: string; password: string; language: string }) => {
      if (await desk.hasOwner()) return undefined
      const person = await createPerson({ ...given, role: 'reader' })
      if (await desk.makeFirstOwner(person.id)) return { ...person, role: 'owner' as const }
      const { internalAdapter } = await plain.$context
      await internalAdapter.deleteUser(person.id)
      return undefined
    },

    /** Invites someone. Answers the token of the link, which is not kept and cannot be shown again. */
    invite: async (email: string, role: Role, who: string): Promise<string> => {
      if (await desk.byEmail(email)) throw new Refused(`${email} has a place at this desk already.`)
      const token = newToken()
      const expiresAt = new Date(Date.now() + INVITATION_MS)
      await desk.invitations.add({ email, role, tokenHash: hashOf(token), expiresAt }, who)
      return token
    },

    invitation: (token: string): Promise<Invitation | undefined> => desk.invitations.find(hashOf(token)),

    /** Takes an invitation up: a person of the role that it gave. Undefined where it is used, withdrawn or too old. */
    accept: async (
      token: string,
      given: { name: string; password: string; language: string },
    ): Promise<DeskPerson | undefined> => {
      checkPassword(given.password)
      const invitation = await desk.invitations.take(hashOf(token))
      if (invitation === undefined) return undefined
      const person = await createPerson({ ...given, email: invitation.email, role: invitation.role })
      await library.write(async ({ note, changed }) => {
        note(person.id, 'join', 'desk person', person.id, { role: person.role })
        changed('desk person', person.id)
      })
      return person
    },

    /** A link's token by which a person sets a new password within a day. */
    newReset: async (personId: string, who: string): Promise<string> => {
      const person = await desk.person(personId)
      if (person === undefined) throw new Refused('This person is no longer at the desk.')
      await plain.api.requestPasswordReset({ body: { email: person.email } })
      const token = resets.get(personId)
      resets.delete(personId)
      if (token === undefined) throw new Error('No reset was made.')
      await library.audit.add(who, 'make reset link', 'desk person', personId)
      return token
    },

    /** Sets a new password by a reset link; every session of the person ends. */
    reset: async (token: string, password: string, asking: Asking): Promise<Entry> => {
      checkPassword(password)
      const response = await ask('/reset-password', { token, newPassword: password }, asking)
      return response.ok ? { ok: true, cookies: [] } : refusal(response)
    },

    /** Other sessions end; this one goes on under new cookies. */
    changePassword: async (current: string, next: string, asking: Asking): Promise<Entry> => {
      checkPassword(next)
      const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true }
      const response = await ask('/change-password', body, asking)
      return response.ok ? { ok: true, cookies: response.headers.getSetCookie() } : refusal(response)
    },

    /** Makes an API token. Its words are answered once, and kept as a hash. */
    newApiToken: async (given: Omit<Parameters<Library['desk']['tokens']['add']>[0], 'tokenHash'>): Promise<string> => {
      const token = `aftercut_${newToken()}`
      await desk.tokens.add({ ...given, tokenHash: hashOf(token) })
      return token
    },

    /** Whom the header 'Authorization: Bearer …' speaks for. */
    byApiToken: (authorization: string | null) => {
      const token = /^Bearer (aftercut_[\w-]{43})$/i.exec(authorization ?? '')?.[1]
      return token === undefined ? Promise.resolve(undefined) : desk.tokens.use(hashOf(token))
    },
  }
}

/** 256 bits: nothing to guess, so a plain hash keeps it. */
function newToken(): string {
  return randomBytes(32).toString('base64url')
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

function checkPassword(password: string): void {
  if (password.length < MIN_PASSWORD) throw new Refused(`A password has at least ${MIN_PASSWORD} characters.`)
  if (password.length > MAX_PASSWORD) throw new Refused(`A password has at most ${MAX_PASSWORD} characters.`)
}

function refusal(response: Response): Entry {
  if (response.status !== 429) return { ok: false, reason: 'wrong' }
  return { ok: false, reason: 'wait', seconds: Number(response.headers.get('x-retry-after') ?? 60) }
}
