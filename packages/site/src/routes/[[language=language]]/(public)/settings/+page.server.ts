import { redirect } from '@sveltejs/kit'
import { LANGUAGES, localPath, territoryName } from '#site/language/index.ts'
import {
  CHOICES_COOKIE,
  CHOICES_MAX_AGE_SECONDS,
  schemeOf,
  territoryOf,
  writeChoices,
  zoneOf,
  type Reader,
} from '#site/reader/index.ts'
import { dramaName } from '#site/data/index.ts'
import type { Actions, PageServerLoad } from './$types'
import type { Cookies } from '@sveltejs/kit'

/** Where dramas are watched most; a reader elsewhere can leave the choice open. */
const TERRITORIES = [
  'AR',
  'AU',
  'BR',
  'CA',
  'CL',
  'CO',
  'DE',
  'ES',
  'FR',
  'GB',
  'HK',
  'ID',
  'IN',
  'IT',
  'JP',
  'KR',
  'MX',
  'MY',
  'NL',
  'NZ',
  'PE',
  'PH',
  'PL',
  'SG',
  'TH',
  'TR',
  'TW',
  'US',
  'VN',
  'ZA',
]

export const load: PageServerLoad = async ({ locals, url }) => {
  const { site, language, reader, settings } = locals
  const names = new Intl.Collator(language)
  const seen = await Promise.all(
    [...reader.progress].map(async ([id, at]) => {
      const drama = await site.library.dramas.get(id)
      return drama === undefined ? [] : [{ ...dramaName(drama, language), at }]
    }),
  )
  return {
    zones: Intl.supportedValuesOf('timeZone'),
    territories: (settings.territories ?? TERRITORIES)
      .map((code) => ({ code, name: territoryName(code, language) }))
      .toSorted((a, b) => names.compare(a.name, b.name)),
    languagesOffered: LANGUAGES,
    seen: seen.flat(),
    saved: url.searchParams.has('saved'),
  }
}

export const actions: Actions = {
  save: async ({ request, locals, cookies, url }) => {
    const form = await request.formData()
    keep(cookies, url, {
      ...locals.reader,
      zone: zoneOf(form.get('zone')),
      territory: territoryOf(form.get('territory')),
      scheme: schemeOf(form.get('scheme')),
    })
    redirect(303, `${localPath('/settings', locals.language)}?saved`)
  },

  /** The zone alone; sent from the schedule, and back to it. */
  zone: async ({ request, locals, cookies, url }) => {
    const form = await request.formData()
    keep(cookies, url, { ...locals.reader, zone: zoneOf(form.get('zone')) })
    redirect(303, ownPath(form.get('back')) ?? localPath('/settings', locals.language))
  },

  /** How far the reader is in one drama; sent from any page, and back to it. */
  progress: async ({ request, locals, cookies, url }) => {
    const form = await request.formData()
    const [drama, season, episode] = [String(form.get('drama')), Number(form.get('season')), form.get('episode')]
    const progress = new Map(locals.reader.progress)
    progress.delete(drama)
    if (
      /^[0-9a-f-]{36}$/.test(drama) &&
      typeof episode === 'string' &&
      /^\d{1,4}$/.test(episode) &&
      Number.isInteger(season)
    ) {
      progress.set(drama, { season, episode: Number(episode) })
    }
    keep(cookies, url, { ...locals.reader, progress })
    redirect(303, ownPath(form.get('back')) ?? localPath('/settings', locals.language))
  },

  forget: async ({ locals, cookies }) => {
    cookies.delete(CHOICES_COOKIE, { path: '/' })
    redirect(303, localPath('/settings', locals.language))
  },
}

/** A page of ours to go back to: never another site's. */
function ownPath(value: FormDataEntryValue | null): string | undefined {
  return typeof value === 'string' && /^\/(?![/\\])[\w./~%-]*$/.test(value) ? value : undefined
}

function keep(cookies: Cookies, url: URL, reader: Reader): void {
  cookies.set(CHOICES_COOKIE, writeChoices(reader), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
    maxAge: CHOICES_MAX_AGE_SECONDS,
  })
}
