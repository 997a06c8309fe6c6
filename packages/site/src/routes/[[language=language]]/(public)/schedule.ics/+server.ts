import { airingCalendar } from '#site/feeds/calendar.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ locals }) => airingCalendar(locals, locals.settings.name)
