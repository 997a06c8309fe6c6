import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Role } from '@aftercut/library/desk'
import { cookiesOf, expect, test } from './desk-fixture.ts'

const ROLES: Role[] = ['reader', 'writer', 'editor', 'owner']
const NOBODY = '00000000-0000-7000-8000-000000000000'

/** The least role that may open each page, and do each of its actions. What is not told here may be opened by all. */
const PAGES: { [path: string]: { open?: Role; actions?: { [name: string]: Role } } } = {
  '/desk/makings': {},
  '/desk/episodes': {},
  '/desk/events': {},
  '/desk/dramas': { actions: { make: 'editor' } },
  '/desk/dramas/[id]': {
    actions: {
      ...Object.fromEntries(
        [
          'about',
          'synopsis',
          'season',
          'episodes',
          'episode',
          'removeEpisode',
          'offer',
          'removeOffer',
          'note',
          'removeNote',
          'rank',
          'airing',
          'exception',
          'removeException',
          'role',
          'removeRole',
          'portrayal',
          'removePortrayal',
          'relation',
          'removeRelation',
        ].map((name) => [name, 'editor' as const]),
      ),
      remove: 'owner',
    },
  },
  '/desk/rankings': { actions: { make: 'editor' } },
  '/desk/rankings/[id]': { actions: { series: 'editor', period: 'editor', removePeriod: 'editor' } },
  '/desk/people': { actions: { make: 'editor' } },
  '/desk/people/[id]': {
    actions: { save: 'editor', note: 'editor', removeNote: 'editor', merge: 'editor', remove: 'editor' },
  },
  '/desk/videos/[id]': {
    actions: {
      about: 'writer',
      assign: 'writer',
      captions: 'writer',
      describe: 'writer',
      again: 'writer',
      cancel: 'writer',
      rights: 'editor',
      remove: 'editor',
    },
  },
  '/desk/import': { open: 'writer', actions: { folder: 'writer', cancel: 'writer' } },
  '/desk/settings': { actions: { site: 'owner', watch: 'owner', unwatch: 'owner' } },
  '/desk/settings/people': {
    open: 'owner',
    actions: { invite: 'owner', reset: 'owner', role: 'owner', signOut: 'owner', remove: 'owner', withdraw: 'owner' },
  },
  '/desk/settings/sources': { actions: { save: 'editor' } },
  '/desk/settings/backups': { open: 'owner', actions: { remove: 'owner' } },
  '/desk/settings/backups/[file]': { open: 'owner' },
  '/desk/settings/audit': { open: 'editor' },
  '/desk/me': { actions: { choices: 'reader', password: 'reader', token: 'reader', revoke: 'reader' } },
}

/** What has tests of its own for the rest of its rules. */
const ELSEWHERE = /^\/desk\/(makings\/\[id\]|stories|import\/drops)/
const BEFORE_THE_DOOR = /^\/desk(\/(sign-in|sign-out|setup|invitation\/\[token\]|reset\/\[token\]))?$/

async function allRoutes(): Promise<string[]> {
  const root = join(import.meta.dirname, '../src/routes/desk')
  const files = await readdir(root, { recursive: true })
  const routes = files
    .filter((file) => /\+(page\.server|page|server)\.(ts|svelte)$/.test(file))
    .map((file) => `/desk/${dirname(file)}`.replace(/\/\.$/, ''))
  return [...new Set(routes)].toSorted()
}

const addressOf = (route: string): string => route.replaceAll('[id]', NOBODY).replaceAll(/\[\w+\]/g, 'x')

test('every page and action of the desk is for those whose role allows it, and for nobody else', async ({
  site,
  people,
}) => {
  test.setTimeout(300_000)
  const routes = (await allRoutes()).filter((route) => !BEFORE_THE_DOOR.test(route))
  expect(routes.filter((route) => !(route in PAGES) && !ELSEWHERE.test(route))).toEqual([])
  const cookies = new Map<Role | 'nobody', string>([['nobody', '']])
  for (const role of ROLES) {
    const set = await cookiesOf(site, people[role].email)
    cookies.set(role, set.map(({ name, value }) => `${name}=${value}`).join('; '))
  }
  const ask = async (who: Role | 'nobody', path: string, action?: string, origin = site.url): Promise<number> => {
    const headers = { cookie: cookies.get(who) ?? '', accept: action === undefined ? 'text/html' : 'application/json' }
    const abort = new AbortController()
    const response = await fetch(`${site.url}${path}${action === undefined ? '' : `?/${action}`}`, {
      redirect: 'manual',
      signal: abort.signal,
      headers:
        action === undefined
          ? headers
          : { ...headers, origin, 'x-sveltekit-action': 'true', 'content-type': 'application/x-www-form-urlencoded' },
      ...(action === undefined ? {} : { method: 'POST', body: '' }),
    })
    const { status } = response
    const body = response.headers.get('content-type')?.includes('json') ? await response.json() : undefined
    // The stream of events has no end of its own.
    abort.abort()
    return body?.type === 'error' ? (body.status ?? status) : status
  }
  const failures: string[] = []
  const check = (what: string, allowed: boolean, status: number): void => {
    const refused = status === 401 || status === 403
    if (refused === allowed || status >= 500)
      failures.push(`${what}: ${status}, should be ${allowed ? 'let in' : 'refused'}`)
  }
  for (const route of routes) {
    const { open = 'reader', actions = {} } = PAGES[route] ?? {}
    const path = addressOf(route)
    const nobody = await ask('nobody', path)
    if (nobody !== 303 && nobody !== 401) failures.push(`nobody ${path}: ${nobody}`)
    const posted = await ask('nobody', path, 'anything')
    if (posted !== 401) failures.push(`nobody POST ${path}: ${posted}`)
    if (ELSEWHERE.test(route)) {
      check(`reader POST ${path}`, false, await ask('reader', path, 'anything'))
      continue
    }
    for (const role of ROLES) {
      const rank = ROLES.indexOf(role)
      check(`${role} ${path}`, rank >= ROLES.indexOf(open), await ask(role, path))
      for (const [action, least] of Object.entries(actions))
        check(`${role} ${path}?/${action}`, rank >= ROLES.indexOf(least), await ask(role, path, action))
    }
    const [action] = Object.keys(actions)
    if (action !== undefined)
      check(`owner from elsewhere ${path}`, false, await ask('owner', path, action, 'https://elsewhere.example'))
  }
  expect(failures).toEqual([])
})
