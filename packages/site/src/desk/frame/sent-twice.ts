import type { RequestEvent } from '@sveltejs/kit'

/** The second click of a double click comes within half a second; a slow line brings it later. Milliseconds. */
const SAME_MS = 2000

/** What is answered to whom, by person, address and all that was sent. */
const answers = new Map<string, Promise<Response>>()

/**
 * A form that one person sends twice at once is carried out once, and answered twice: before its scripts have come, a page
 * cannot hold the second click back. Of this process alone: a browser keeps to one connection.
 */
export async function onceFor(
  { request, url, locals }: RequestEvent,
  work: () => Promise<Response>,
): Promise<Response> {
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true
  if (request.method !== 'POST' || !isForm || locals.person === null) return work()
  const how = request.headers.get('accept') ?? ''
  const key = [locals.person.id, url.pathname + url.search, how, await request.clone().text()].join('\n')
  const known = answers.get(key)
  if (known) return (await known).clone()
  const answer = work()
  answers.set(key, answer)
  const forget = (): void => void answers.delete(key)
  void answer.then(() => setTimeout(forget, SAME_MS).unref(), forget)
  return (await answer).clone()
}
