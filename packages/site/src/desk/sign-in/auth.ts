import { betterAuth } from 'better-auth'
import type { Library } from '@aftercut/library/opening'
import { newId } from '@aftercut/library/opening'
import { DESK_PATH, MAX_PASSWORD, MIN_PASSWORD } from './limits.ts'

/** Seen by the sign-in library alone, which never learns the house's address: our pages judge origins themselves. */
const INNER_ORIGIN = { true: 'https://desk.internal', false: 'http://desk.internal' }

/** The header that brings the address of whoever asks, set by our own server. */
export const ADDRESS_HEADER = 'x-aftercut-address'

const DAY_SECONDS = 86_400

export type Auth = ReturnType<typeof createAuth>

/** A link of this kind, with the token that opens it. */
export type OnReset = (personId: string, token: string) => void

/** The sign-in library (better-auth) on the library's own database and under its names. */
export function createAuth(library: Library, secret: string, secure: boolean, onReset: OnReset) {
  return betterAuth({
    appName: 'Aftercut',
    baseURL: INNER_ORIGIN[`${secure}`],
    basePath: '/auth',
    secret,
    // One connection serves the embedded database: a transaction that asks outside of itself would wait forever.
    database: { db: library.database.kysely, type: 'postgres', transaction: false },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    advanced: {
      cookiePrefix: 'aftercut',
      useSecureCookies: secure,
      defaultCookieAttributes: { path: DESK_PATH, httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: () => newId() },
    },
    user: {
      modelName: 'deskPerson',
      additionalFields: {
        role: { type: 'string', input: false, defaultValue: 'reader' },
        language: { type: 'string', input: false, defaultValue: 'en' },
        singleKeys: { type: 'boolean', input: false, defaultValue: true },
      },
    },
    session: {
      modelName: 'deskSession',
      expiresIn: 30 * DAY_SECONDS,
      updateAge: DAY_SECONDS,
      // A session that was ended ends at once: no copy of it lives in a cookie.
      cookieCache: { enabled: false },
    },
    account: { modelName: 'deskAccount' },
    verification: { modelName: 'deskVerification', storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      // People come by invitation, or as the first owner.
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
      resetPasswordTokenExpiresIn: DAY_SECONDS,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => {
        onReset(user.id, token)
        return Promise.resolve()
      },
    },
    rateLimit: {
      enabled: true,
      // In the database: the limit holds for all machines together, and through a restart.
      storage: 'database',
      modelName: 'deskRate',
      window: 60,
      max: 100,
      customRules: {
        '/sign-in/email': { window: 60, max: 10 },
        '/reset-password': { window: 60, max: 10 },
        '/change-password': { window: 60, max: 10 },
      },
    },
  })
}
