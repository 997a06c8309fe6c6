import { answerApi } from '#site/api/answer.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ locals, params, url }) => answerApi(locals, `/${params.path}`, url)
