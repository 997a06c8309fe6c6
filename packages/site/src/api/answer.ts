import { isHttpError } from '@sveltejs/kit'
import { MOST_A_PAGE, USUAL_A_PAGE, type Ask, type Operation } from './operation.ts'
import { Conflict, NotFound, Refused } from '@aftercut/library/opening'
import { GateRefused } from '@aftercut/pipeline/gate'
import { ApiFault, personWith } from './desk-access.ts'
import { OPERATIONS } from './openapi.ts'

const routes = OPERATIONS.map((operation) => ({
  operation,
  pattern: new RegExp(`^${operation.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`, 'u'),
}))

export const API_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, link, retry-after',
}

/** Bytes of JSON that may be sent: the longest story, many times over. */
const MOST_BYTES = 4_000_000

/** Answers a request below /api/v1. `path` begins with a slash. */
export async function answerApi(locals: App.Locals, path: string, request: Request): Promise<Response> {
  const url = new URL(request.url)
  const method = request.method.toLowerCase().replace('head', 'get')
  const matches = routes.flatMap(({ operation, pattern }) => {
    const match = pattern.exec(path)
    return match === null ? [] : [{ operation, match }]
  })
  if (matches.length === 0) return fault(404, 'There is nothing at this address. See /api/v1/openapi.json.')
  const route = matches.find(({ operation }) => (operation.method ?? 'get') === method)
  if (route === undefined) return fault(405, `Nothing is done here by ${method.toUpperCase()}.`)
  const page = pageAsked(url.searchParams)
  if (page === undefined) return fault(400, `limit is from 1 to ${MOST_A_PAGE}, offset from 0 to 1000000.`)
  const { operation } = route
  const groups = route.match.groups ?? {}
  try {
    const person = operation.access === undefined ? undefined : personWith(locals, operation.access)
    const body = operation.body === undefined ? undefined : await jsonOf(request)
    const answer = await operation.run({
      ...askFor(locals, url, page, groups),
      body,
      person: () => {
        if (person === undefined) throw new Error(`${operation.id} is for everybody: nobody asks by name.`)
        return person
      },
    })
    if (answer === undefined) return fault(404, 'There is no such thing.')
    return Response.json(answer, {
      status: operation.status ?? 200,
      headers: {
        ...API_HEADERS,
        ...linkHeader(operation, answer),
        ...(person && { 'cache-control': 'private, no-store' }),
      },
    })
  } catch (cause) {
    return faultOf(cause)
  }
}

async function jsonOf(request: Request): Promise<unknown> {
  const text = await request.text()
  if (text.length > MOST_BYTES) throw new ApiFault(413, 'This is too long.')
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new ApiFault(400, 'What was sent is no JSON.')
  }
}

function faultOf(cause: unknown): Response {
  if (cause instanceof ApiFault) return fault(cause.status, cause.message, cause.more)
  if (cause instanceof GateRefused) return fault(422, cause.message, { failures: cause.failures })
  if (cause instanceof Refused) return fault(422, cause.message)
  if (cause instanceof Conflict) return fault(409, cause.message, { version: cause.theirVersion })
  if (cause instanceof NotFound) return fault(404, cause.message)
  // What SvelteKit's `error` throws: a check that the desk shares.
  if (isHttpError(cause)) return fault(cause.status, cause.body.message)
  throw cause
}

function askFor(
  locals: App.Locals,
  url: URL,
  page: Ask['page'],
  groups: Record<string, string>,
): Omit<Ask, 'body' | 'person'> {
  return {
    locals,
    page,
    query: url.searchParams,
    path: (name) => groups[name] ?? '',
    next: (more) => {
      if (!more) return null
      const next = new URL(`${locals.origin}${url.pathname}${url.search}`)
      next.searchParams.set('limit', String(page.limit))
      next.searchParams.set('offset', String(page.offset + page.limit))
      return next.href
    },
  }
}

function pageAsked(query: URLSearchParams): Ask['page'] | undefined {
  const limit = Number(query.get('limit') ?? USUAL_A_PAGE)
  const offset = Number(query.get('offset') ?? 0)
  const sound =
    Number.isInteger(limit) &&
    limit >= 1 &&
    limit <= MOST_A_PAGE &&
    Number.isInteger(offset) &&
    offset >= 0 &&
    offset <= 1_000_000
  return sound ? { limit, offset } : undefined
}

function linkHeader(operation: Operation, answer: unknown): Record<string, string> {
  const next = operation.paged ? (answer as { next: string | null }).next : null
  return next === null ? {} : { link: `<${next}>; rel="next"` }
}

export function fault(status: number, message: string, more: { [field: string]: unknown } = {}): Response {
  return Response.json({ error: { status, message, ...more } }, { status, headers: API_HEADERS })
}
