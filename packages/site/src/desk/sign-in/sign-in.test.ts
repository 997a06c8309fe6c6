import { beforeAll, describe, expect, test } from 'vitest'
import type { Library } from '@aftercut/library/opening'
import { onBothDatabases } from '@aftercut/library/suite'
import { createSignIn, type Asking, type SignIn } from './index.ts'

const PASSWORD = 'a rain machine at night'

onBothDatabases('sign-in', (open) => {
  let library: Library
  let signIn: SignIn
  beforeAll(() => {
    library = open()
    signIn = createSignIn(library, 'x'.repeat(43))
  })

  let visitors = 0
  const asking = (cookies: readonly string[] = []): Asking => ({
    headers: new Headers(cookies.length > 0 ? { cookie: cookies.map((each) => each.split(';', 1)[0]).join('; ') } : {}),
    address: `192.0.2.${(visitors += 1)}`,
    secure: false,
  })

  async function entered(email: string, password = PASSWORD): Promise<string[]> {
    const entry = await signIn.enter(email, password, true, asking())
    if (!entry.ok) throw new Error(entry.reason)
    return entry.cookies
  }

  describe('the first owner', () => {
    test('is made once, and signs in with a cookie that only the desk sees', async () => {
      const owner = await signIn.setUp({
        name: 'Mina Ko',
        email: 'Mina@example.org',
        password: PASSWORD,
        language: 'ko',
      })
      expect(owner?.role).toBe('owner')
      expect(
        await signIn.setUp({ name: 'Other', email: 'other@example.org', password: PASSWORD, language: 'en' }),
      ).toBeUndefined()
      const cookies = await entered('mina@example.org')
      expect(cookies.join()).toMatch(/Path=\/desk; HttpOnly; SameSite=Lax/i)
      const seen = await signIn.who(asking(cookies))
      expect(seen?.person).toEqual({
        id: owner?.id,
        name: 'Mina Ko',
        email: 'mina@example.org',
        role: 'owner',
        language: 'ko',
        singleKeys: true,
      })
    })

    test('keeps no password and no token as it is', async () => {
      const copy: string[] = []
      await library.copies.write((line) => void copy.push(line))
      expect(copy.join('\n')).not.toContain(PASSWORD)
      expect(copy.join('\n')).not.toContain('"table":"desk_session"')
    })
  })

  test('a wrong password and an unknown address are told alike', async () => {
    const wrong = await signIn.enter('mina@example.org', 'not the password!', true, asking())
    const unknown = await signIn.enter('nobody@example.org', 'not the password!', true, asking())
    expect(wrong).toEqual({ ok: false, reason: 'wrong' })
    expect(unknown).toEqual(wrong)
  })

  test('guessing is slowed down by address', async () => {
    const from = { ...asking(), address: '198.51.100.7' }
    const answers = []
    for (let index = 0; index < 14; index += 1)
      answers.push(await signIn.enter('mina@example.org', `guess number ${index} of many`, true, from))
    expect(answers.at(-1)).toMatchObject({ ok: false, reason: 'wait' })
  })

  test('an invitation is taken up once, with the role that it gave', async () => {
    const token = await signIn.invite('Jun@example.org', 'writer', 'owner')
    expect(await signIn.invitation(token)).toMatchObject({ email: 'jun@example.org', role: 'writer' })
    expect(await signIn.invitation(`${token}x`)).toBeUndefined()
    const person = await signIn.accept(token, { name: 'Jun', password: PASSWORD, language: 'en' })
    expect(person?.role).toBe('writer')
    expect(await signIn.accept(token, { name: 'Thief', password: PASSWORD, language: 'en' })).toBeUndefined()
    const seen = await signIn.who(asking(await entered('jun@example.org')))
    expect(seen?.person.role).toBe('writer')
  })

  test('a reset sets a new password, once, and ends every session', async () => {
    const cookies = await entered('jun@example.org')
    const { id = '' } = (await library.desk.byEmail('jun@example.org')) ?? {}
    const token = await signIn.newReset(id, 'owner')
    expect(await signIn.reset('made up', 'another long password', asking())).toMatchObject({ ok: false })
    expect(await signIn.reset(token, 'another long password', asking())).toMatchObject({ ok: true })
    expect(await signIn.reset(token, 'a third long password', asking())).toMatchObject({ ok: false })
    expect(await signIn.who(asking(cookies))).toBeUndefined()
    await entered('jun@example.org', 'another long password')
  })

  test('a changed password ends the other sessions and keeps this one', async () => {
    const other = await entered('mina@example.org')
    const here = await entered('mina@example.org')
    const wrong = await signIn.changePassword('not the password!', 'a new long password', asking(here))
    expect(wrong).toMatchObject({ ok: false })
    const changed = await signIn.changePassword(PASSWORD, 'a new long password', asking(here))
    expect(changed.ok).toBe(true)
    expect(await signIn.who(asking(other))).toBeUndefined()
    expect(changed.ok && (await signIn.who(asking(changed.cookies)))).toBeTruthy()
  })

  test('sign-out ends the session for good, and everywhere when asked', async () => {
    const [one, two] = [
      await entered('jun@example.org', 'another long password'),
      await entered('jun@example.org', 'another long password'),
    ]
    await signIn.leave(asking(one))
    expect(await signIn.who(asking(one))).toBeUndefined()
    expect(await signIn.who(asking(two))).toBeDefined()
    const { id = '' } = (await library.desk.byEmail('jun@example.org')) ?? {}
    await signIn.leaveEverywhere(id, id)
    expect(await signIn.who(asking(two))).toBeUndefined()
  })

  test('an API token speaks for its person until it ends', async () => {
    const { id = '' } = (await library.desk.byEmail('jun@example.org')) ?? {}
    const token = await signIn.newApiToken({ personId: id, name: 'script', scopes: ['read'], expiresAt: null })
    expect(await signIn.byApiToken(`Bearer ${token}`)).toMatchObject({
      person: { id, role: 'writer' },
      scopes: ['read'],
    })
    const altered = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A')
    expect(await signIn.byApiToken(`Bearer ${altered}`)).toBeUndefined()
    const old = await signIn.newApiToken({ personId: id, name: 'old', scopes: ['read'], expiresAt: new Date(0) })
    expect(await signIn.byApiToken(`Bearer ${old}`)).toBeUndefined()
    const [listed] = await library.desk.tokens.list(id)
    await library.desk.tokens.revoke(listed?.id ?? '', id, id)
    expect(await library.desk.tokens.list(id)).toHaveLength(1)
  })

  test('the last owner can be neither demoted nor removed', async () => {
    const { id = '' } = (await library.desk.byEmail('mina@example.org')) ?? {}
    await expect(library.desk.setRole(id, 'reader', id)).rejects.toThrow('only owner')
    await expect(library.desk.remove(id, id)).rejects.toThrow('only owner')
  })
})
