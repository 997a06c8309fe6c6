import { error, json, redirect } from '@sveltejs/kit'
import { localPath } from '#site/language/index.ts'
import { addressHash, newReaderId, READER_COOKIE, sign, unsign } from '#site/reader/signed.ts'
import type { RequestHandler } from './$types'

const YEAR_SECONDS = 365 * 86_400
/** A household answers a few stories an hour; a flood makes thousands. */
const MOST_FROM_ONE_ADDRESS = 60

/** One answer of a reader to a story. A form that works without scripts; with one, it is answered in JSON. */
export const POST: RequestHandler = async ({ params, locals, request, cookies, url, getClientAddress }) => {
  const { site, language, words, settings } = locals
  const wait = site.takeForm(getClientAddress())
  const asJson = request.headers.get('accept') === 'application/json'
  if (wait > 0) return tooMany(words('error.429'), wait, asJson)
  const feeling = (await request.formData()).get('feeling')
  if (typeof feeling !== 'string' || !settings.feelings.some(({ name }) => name === feeling))
    error(400, 'No such feeling.')
  const story = await site.library.stories.bySlug(params.slug)
  if (story === undefined || story.state !== 'published') error(404, 'No such story.')

  const known = unsign(site.secret, 'reader', cookies.get(READER_COOKIE))
  const reader = known ?? newReaderId()
  const address = addressHash(site.secret, getClientAddress(), Date.now())
  const recent = await site.library.reactions.countFrom(address, new Date(Date.now() - 3_600_000))
  if (recent >= MOST_FROM_ONE_ADDRESS) return tooMany(words('error.429'), 3600, asJson)
  const counts = await site.library.reactions.react(story.id, reader, feeling, address)
  if (known === undefined) {
    cookies.set(READER_COOKIE, sign(site.secret, 'reader', reader), {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: url.protocol === 'https:',
      maxAge: YEAR_SECONDS,
    })
  }
  if (!asJson) redirect(303, `${localPath(`/stories/${story.slug}`, language)}#reactions`)
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  return json({
    counts: Object.fromEntries(counts.map((each) => [each.feeling, each.count])),
    yours: feeling,
    total: words.count('reaction.count', total),
  })
}

function tooMany(message: string, wait: number, asJson: boolean): Response {
  const headers = { 'retry-after': String(Math.ceil(wait)) }
  return asJson
    ? json({ message }, { status: 429, headers })
    : new Response(`${message}\n`, {
        status: 429,
        headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
      })
}
