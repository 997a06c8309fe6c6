import { storyFeed } from '#site/feeds/story-feed.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ locals, params }) =>
  storyFeed(locals, params.format, { title: locals.settings.name, path: '/', filter: {} })
