import { answer, carryOut } from '#site/desk/watch-room/reading/answer.ts'
import { asFinding, makingOf, readDecided } from '#site/desk/watch-room/reading/read-room.ts'
import { readSteps } from '#site/desk/watch-room/reading/read-request.ts'
import type { RequestHandler } from './$types'

/** What people decided about the findings. */
export const GET: RequestHandler = (event) =>
  answer(event, () => readDecided(event.locals.site.library, event.params.id))

/** Takes steps, all or none: `{ steps }` → `{ findings, gone }`; 409 with what stands where someone else was first. */
export const POST: RequestHandler = (event) => {
  const { findings } = event.locals.site.library
  const { id } = event.params
  return carryOut(
    event,
    async (body, who) => {
      await makingOf(event.locals.site.library, id)
      const revised = await findings.revise(id, readSteps(body), who)
      return { findings: revised.findings.map(asFinding), gone: revised.gone }
    },
    async (conflict) => {
      const [finding] = await findings.merged(id, [conflict.id])
      return { finding: finding && asFinding(finding) }
    },
  )
}
