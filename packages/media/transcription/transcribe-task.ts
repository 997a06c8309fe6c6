import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MediaCallFailed } from '../decoding/index.ts'
import { filteredFrames, filterValue } from '../encoding/index.ts'
import { type TaskContext, UnreadableMedia } from '../process/index.ts'
import { chooseSound, factsOf, languageTag } from '../reading/media-facts.ts'
import { type FileInput, openMedia } from '../reading/open-media.ts'
import { UnusableModel } from './check-model.ts'
import type { Transcript } from './transcribe.ts'

export type TranscribeInput = FileInput & { model: string; language?: string | undefined }

/**
 * Sound that the model is given at once. It hears up to 30 s; shorter runs cut sentences more often, longer ones let
 * times drift.
 */
const QUEUE_SECONDS = 25

export async function run(input: TranscribeInput, context: TaskContext): Promise<Transcript> {
  const { path, model } = input
  const [sound, durationSeconds] = soundOf(input)
  const language = languageTag(input.language)?.split('-')[0] ?? 'auto'
  const folder = await mkdtemp(join(tmpdir(), 'aftercut-speech-'))
  const srt = join(folder, 'speech.srt')
  const settings = [
    `model=${filterValue(model)}`,
    `language=${language}`,
    `queue=${QUEUE_SECONDS}`,
    'format=srt',
    `destination=${filterValue(srt)}`,
  ]
  try {
    const filters = `[0:a]aresample=16000,aformat=sample_fmts=flt:channel_layouts=mono,whisper=${settings.join(':')}[a]`
    for (const { timeSeconds } of filteredFrames([{ path, soundStream: sound }], filters)) {
      const waited = context.progress(durationSeconds ? Math.min(1, timeSeconds / durationSeconds) : 0)
      if (waited) await waited
    }
    return { srt: await readFile(srt, 'utf8'), durationSeconds }
  } catch (error) {
    if (!(error instanceof MediaCallFailed) || !error.message.startsWith('Filters')) throw error
    throw new UnusableModel(
      model,
      `Cannot use the speech model ${model}: it does not load. It may be cut off; download it again.`,
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function soundOf(input: TranscribeInput): [index: number, durationSeconds: number | undefined] {
  using file = openMedia(input)
  const { sounds, durationSeconds } = factsOf(file)
  const sound = chooseSound(sounds, input.language)
  if (!sound) {
    throw new UnreadableMedia(input.path, 'no-tracks', `Cannot write down ${input.path}: it has no sound.`)
  }
  return [sound.index, durationSeconds]
}
