import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCaptionFile } from '@aftercut/media/captions'
import { UnreadableInput, type Layer, type Problem } from '@aftercut/engine/report'
import type { Workbench } from '../workbench/index.ts'

/** A caption file that someone brings to a video: its bytes, and what is known of it beside its name. */
export type CaptionFile = { name: string; bytes: Uint8Array; language?: string; layer?: Layer }

/**
 * Adds a caption file to a video's tracks, and orders its makings to be found anew. Answers how many cues it brought
 * and what was wrong in it; throws `UnreadableInput` where it is none.
 */
export async function addCaptions(
  videoId: string,
  { name, bytes, language, layer }: CaptionFile,
  { library, queue }: Pick<Workbench, 'library' | 'queue'>,
  who: string,
): Promise<{ cues: number; problems: Problem[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'aftercut-captions-'))
  try {
    const path = join(folder, name.replaceAll(/[^\p{L}\p{N}._ -]/gu, '_').slice(-80))
    await writeFile(path, bytes)
    const { tracks, problems } = await readCaptionFile(path, { file: name, ...(language && { language }) })
    const cues = tracks.reduce((sum, track) => sum + track.cues.length, 0)
    if (cues === 0) throw new UnreadableInput(name, problems[0]?.message ?? `${name} holds no captions.`)
    for (const track of tracks) {
      const told = { ...track, file: name, ...(language && { language }), ...(layer && { layer }) }
      await library.captions.add(videoId, told, who)
    }
    for (const { id } of await library.makings.ofVideo(videoId)) await queue.add('watch', { makingId: id })
    return { cues, problems }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
