import { MOST_A_PAGE, USUAL_A_PAGE, type Ask, type Operation } from './operation.ts'
import { OPERATIONS } from './openapi.ts'

const routes = OPERATIONS.map((operation) => ({
  operation,
  pattern: new RegExp(`^${operation.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`, 'u'),
}))

export const API_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, link, retry-after',
}

/** Answers a request below /api/v1. `path` begins with a slash. */
export async function answerApi(locals: App.Locals, path: string, url: URL): Promise<Response> {
  const route = routes
    .map(({ operation, pattern }) => ({ operation, match: pattern.exec(path) }))
    .find(({ match }) => match !== null)
  if (route === undefined || route.match === null)
    return fault(404, 'There is nothing at this address. See /api/v1/openapi.json.')
  const page = pageAsked(url.searchParams)
  if (page === undefined) return fault(400, `limit is from 1 to ${MOST_A_PAGE}, offset from 0 to 1000000.`)
  const { operation } = route
  const groups = route.match.groups ?? {}
  const answer = await operation.run(askFor(locals, url, page, groups))
  if (answer === undefined) return fault(404, 'There is no such thing.')
  return Response.json(answer, { headers: { ...API_HEADERS, ...linkHeader(operation, answer) } })
}

function askFor(locals: App.Locals, url: URL, page: Ask['page'], groups: Record<string, string>): Ask {
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

export function fault(status: number, message: string): Response {
  return Response.json({ error: { status, message } }, { status, headers: API_HEADERS })
}
