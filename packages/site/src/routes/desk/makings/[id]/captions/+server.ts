import { Refused } from '@aftercut/library/opening'
import { answer, carryOut } from '#site/desk/watch-room/reading/answer.ts'
import { asCue, makingOf, readTracks } from '#site/desk/watch-room/reading/read-room.ts'
import { readCueEdits } from '#site/desk/watch-room/reading/read-request.ts'
import type { RequestHandler } from './$types'

/** The caption tracks, without those whose hash is among `?known=`. */
export const GET: RequestHandler = (event) =>
  answer(event, async () => {
    const { video } = await makingOf(event.locals.site.library, event.params.id)
    return readTracks(event.locals.site.library, video.id, new Set(event.url.searchParams.getAll('known')))
  })

/**
 * Changes cues, all or none: `{ edits }` → `{ cues, stories }`, the stories being those that quote them and are open
 * again; 409 with the cue as it stands where someone else was first.
 */
export const POST: RequestHandler = (event) => {
  const { library } = event.locals.site
  return carryOut(
    event,
    async (body, who) => {
      const { video } = await makingOf(library, event.params.id)
      const edits = readCueEdits(body)
      const own = new Set((await library.captions.tracks(video.id)).map(({ id }) => id))
      const stranger = edits.find(({ trackId }) => !own.has(trackId))
      if (stranger) throw new Refused(`The track ${stranger.trackId} is none of this making.`)
      const cues = await library.captions.editCues(edits, who)
      const byTrack = Map.groupBy(
        cues.map((cue, index) => ({ trackId: edits[index]?.trackId ?? '', cue })),
        ({ trackId }) => trackId,
      )
      const stories = await Promise.all(
        [...byTrack].map(([trackId, own]) => library.stories.quoting({ trackId, cues: own.map(({ cue }) => cue) })),
      )
      return {
        cues: cues.map((cue, index) => ({ trackId: edits[index]?.trackId, ...asCue(cue) })),
        stories: stories.flat(),
      }
    },
    async (conflict) => {
      const [trackId = '', number] = conflict.id.split('/')
      const cue = (await library.captions.cues(trackId)).find((each) => each.number === Number(number))
      return { cue: cue && { trackId, ...asCue(cue) } }
    },
  )
}
