import { readFile } from 'node:fs/promises'
import { assignLayers, type CaptionTrack } from '@aftercut/engine/captions'
import type { CastMember } from '@aftercut/engine/names'
import { storyFormat, verifyStory, type StoryFormat, type Verification } from '@aftercut/engine/quotes'
import { UnreadableInput, whyUnreadable, type Problem } from '@aftercut/engine/report'
import { decodeText, readCaptionFile } from '@aftercut/media/captions'
import { readCast } from '../tables/index.ts'

/** `story`, `captions`, `cast`: paths. `titles`: titles of dramas that are known as such. */
export type VerifyFilesInput = {
  story: string
  captions: readonly string[]
  cast?: string
  format?: StoryFormat
  titles?: readonly string[]
}
export type VerifiedFiles = Verification & { problems: Problem[]; tracks: CaptionTrack[] }

/**
 * Checks a story file against caption files. Throws `UnreadableInput` for a file that cannot be read, and when no file
 * holds a caption.
 */
export async function verifyFiles(input: VerifyFilesInput): Promise<VerifiedFiles> {
  const text = await readStory(input.story)
  const problems: Problem[] = []
  const read: CaptionTrack[] = []
  for (const path of input.captions) {
    const captions = await readCaptionFile(path)
    problems.push(...captions.problems)
    read.push(...captions.tracks)
  }
  const tracks = assignLayers(read)
  if (tracks.every(({ cues }) => cues.length === 0)) {
    const files = input.captions.join(', ')
    throw new UnreadableInput(
      input.captions[0] ?? '',
      `No captions in ${files}: ${problems[0]?.message ?? 'nothing to check against.'}`,
    )
  }
  let cast: CastMember[] | undefined
  if (input.cast !== undefined) {
    const file = await readCast(input.cast)
    cast = file.cast
    problems.push(...file.problems)
  }
  const story = { text, format: input.format ?? storyFormat(input.story) }
  const options = { ...(cast ? { cast } : {}), ...(input.titles ? { titles: input.titles } : {}) }
  return { ...verifyStory(story, tracks, options), problems, tracks }
}

async function readStory(path: string): Promise<string> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new UnreadableInput(path, `Cannot read the story ${path}: ${whyUnreadable(cause)}.`, { cause })
  })
  if (bytes.subarray(0, 4096).includes(0) && !isUtf16(bytes)) {
    throw new UnreadableInput(path, `Cannot read the story ${path}: it is no text. Give a Markdown, HTML or text file.`)
  }
  return decodeText(bytes).text
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
}
