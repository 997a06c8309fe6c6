import { AV_SAMPLE_FMT_FLT } from 'node-av/constants'
import { filteredFrames, type SourceInput } from './filtered-source.ts'
import { FilmWriter, type FilmSettings } from './film-writer.ts'

/** One stretch of the result: its inputs and the filters that make pictures and sound of them. */
export type Part = {
  inputs: readonly (SourceInput | string)[]
  /**
   * A whole graph as for `-filter_complex`, from `[0:v]`, `[0:a]`, `[1:v]`… to `[v]` and `[a]`. Instead of it, the two
   * below for the first input's pictures and sound.
   */
  filters?: string
  videoFilter?: string
  audioFilter?: string
  /** Cuts what the filters give at this length, in seconds of the result. */
  durationSeconds?: number
}

export type TranscodeSettings = {
  /** Follow one another in the result. */
  parts: readonly Part[]
  /** Every part is scaled to this size (padded where the aspect differs) and resampled to this rate. */
  picture?: {
    encoder: string
    width: number
    height: number
    framesPerSecond: number
    options?: Record<string, string>
    encodedPixels?: string
  }
  sound?: { encoder: string; sampleRate: number; channels: 1 | 2; options?: Record<string, string> }
  film?: Pick<FilmSettings, 'format' | 'options' | 'tags'>
}

/** What came out: where each part begins and ends in the result, in seconds. */
export type Transcoded = { parts: { start: number; end: number }[] }

/**
 * Decodes, filters, joins and encodes. The pictures of the parts follow each other without a gap; each part's sound is
 * cut or filled with silence to the length of its pictures.
 */
export function transcode(output: string, settings: TranscodeSettings): Transcoded {
  const { picture, sound } = settings
  using film = new FilmWriter(output, {
    ...settings.film,
    ...(picture && { picture: { ...picture, pixels: picture.encodedPixels ?? 'yuv420p' } }),
    ...(sound && { sound: [sound] }),
  })
  const parts: { start: number; end: number }[] = []
  let pictures = 0
  let soundSeconds = 0
  for (const part of settings.parts) {
    const start = picture ? pictures / picture.framesPerSecond : soundSeconds
    for (const { kind, frame } of filteredFrames(part.inputs.map(asInput), graphOf(part, settings))) {
      if (kind === 'picture') {
        if (picture) film.addPictureFrame(frame, pictures++ / picture.framesPerSecond)
        continue
      }
      const data = frame.data?.[0]
      if (!data || frame.format !== AV_SAMPLE_FMT_FLT) continue
      film.addSound(new Float32Array(data.buffer, data.byteOffset, frame.nbSamples * frame.channels))
    }
    const track = film.sound[0]
    const end = picture ? pictures / picture.framesPerSecond : (track?.seconds ?? start)
    if (track && sound && picture) {
      const missing = Math.round((end - track.seconds) * sound.sampleRate)
      if (missing > 0) film.addSound(new Float32Array(missing * sound.channels))
    }
    soundSeconds = track?.seconds ?? end
    parts.push({ start, end })
  }
  film.finish()
  return { parts }
}

const asInput = (input: SourceInput | string): SourceInput => (typeof input === 'string' ? { path: input } : input)

/** The part's own filters, then those which bring it to the result's size, rate and layout. */
function graphOf(part: Part, { picture, sound }: TranscodeSettings): string {
  const simple = [
    ...(picture ? [`[0:v]${part.videoFilter ?? 'null'}[v]`] : []),
    ...(sound ? [`[0:a]${part.audioFilter ?? 'anull'}[a]`] : []),
  ]
  const own = part.filters ?? simple.join(';')
  const cut = (filter: string) =>
    part.durationSeconds === undefined ? '' : `${filter}=duration=${part.durationSeconds},`
  const graph = [own.replaceAll('[v]', '[own-v]').replaceAll('[a]', '[own-a]')]
  if (picture && own.includes('[v]')) {
    const { width: w, height: h, framesPerSecond, encodedPixels = 'yuv420p' } = picture
    const fit = `scale=w=${w}:h=${h}:force_original_aspect_ratio=decrease:flags=bicubic,pad=${w}:${h}:-1:-1,setsar=1`
    graph.push(`[own-v]${cut('trim')}fps=${framesPerSecond},${fit},format=${encodedPixels}[v]`)
  }
  if (sound && own.includes('[a]')) {
    const layout = sound.channels === 1 ? 'mono' : 'stereo'
    graph.push(
      `[own-a]${cut('atrim')}aresample=${sound.sampleRate}:async=1:first_pts=0,aformat=sample_fmts=flt:channel_layouts=${layout}[a]`,
    )
  }
  return graph.join(';')
}
