import type { LayoutServerLoad } from './$types'

/** Who works here, in which language, at which site. */
export const load: LayoutServerLoad = async ({ locals, depends }) => {
  depends('desk:person')
  const { site, person, deskLanguage } = locals
  const [name, zone] = await Promise.all([
    site.library.settings.get<string>('site.name'),
    site.library.settings.get<string>('site.zone'),
  ])
  return {
    desk: {
      language: deskLanguage,
      person,
      siteName: name?.value ?? 'Aftercut',
      zone: zone?.value ?? 'Asia/Seoul',
    },
  }
}
