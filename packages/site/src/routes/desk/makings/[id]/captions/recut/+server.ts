import { Refused } from '@aftercut/library/opening'
import { carryOut } from '#site/desk/watch-room/reading/answer.ts'
import { asCue, makingOf, readTracks } from '#site/desk/watch-room/reading/read-room.ts'
import { readRecut } from '#site/desk/watch-room/reading/read-request.ts'
import type { RequestHandler } from './$types'

/**
 * Splits a line or joins several: `{ trackId, from, versions, cues }` → `{ track, stories }`, the stories being those that
 * quote them and are open again; 409 with the line as it stands where someone else was first.
 */
export const POST: RequestHandler = (event) => {
  const { library } = event.locals.site
  return carryOut(
    event,
    async (body, who) => {
      const { video } = await makingOf(library, event.params.id)
      const asked = readRecut(body)
      const { trackId, from, cues } = asked
      if (!(await library.captions.tracks(video.id)).some(({ id }) => id === trackId))
        throw new Refused(`The track ${trackId} is none of this making.`, { code: 'cue-not-there' })
      await library.captions.recut(asked, who)
      const track = (await readTracks(library, video.id)).find(({ id }) => id === trackId)
      const about = (track?.cues ?? []).slice(from, from + cues.length)
      return { track, stories: await library.stories.quoting({ trackId, cues: about }) }
    },
    async (conflict) => {
      const [trackId = '', number] = conflict.id.split('/')
      const cue = (await library.captions.cues(trackId)).find((each) => each.number === Number(number))
      return { cue: cue && { trackId, ...asCue(cue) } }
    },
  )
}
