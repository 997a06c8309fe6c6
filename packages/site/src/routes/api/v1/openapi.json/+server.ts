import { API_HEADERS } from '#site/api/answer.ts'
import { openApiDocument } from '#site/api/openapi.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ locals }) =>
  Response.json(openApiDocument(locals.origin), { headers: API_HEADERS })
