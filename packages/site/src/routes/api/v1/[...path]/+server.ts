import { answerApi } from '#site/api/answer.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ locals, params, request }) => answerApi(locals, `/${params.path}`, request)
export const POST = GET
export const PUT = GET
