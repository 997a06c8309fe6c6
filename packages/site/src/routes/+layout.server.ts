import type { LayoutServerLoad } from './$types'
import { Unsent } from '../frame/unsent.ts'
import { FIRST_LANGUAGE } from '../language/index.ts'

/** The reader and the site, for every page's frame. */
export const load: LayoutServerLoad = ({ locals, url, route, depends }) => {
  depends('aftercut:frame')
  const { language, reader, origin, settings } = locals
  const prefix = language === FIRST_LANGUAGE ? '' : `/${language}`
  const frame = {
    language,
    reader,
    origin,
    settings,
    siteName: settings.name,
    here: url.pathname.slice(prefix.length) || '/',
    nowMs: Date.now(),
  }
  // Public pages need it to be rendered, and never afterwards.
  return { frame: route.id?.startsWith('/desk') === true ? frame : Object.assign(new Unsent(undefined), frame) }
}
