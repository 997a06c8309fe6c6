import { compareWords } from '@aftercut/engine/dialogue'
import type { CaptionTrack } from '@aftercut/engine/captions'
import type { Library } from '@aftercut/library/opening'
import type { Finding, SceneTakes } from '../room-data.ts'
import { asFinding, makingOf } from './read-room.ts'

type Scene = { episode: string; start: number; end: number }
type Shown = Finding & { scene: Scene }

/** The takes and clips of the scene that a finding shows, the words of each compared with the broadcast's, or the first's. */
export async function compareTakes(
  library: Library,
  makingId: string,
  findingId: string,
): Promise<SceneTakes | undefined> {
  const { video } = await makingOf(library, makingId)
  const findings = (await library.findings.merged(makingId)).map(asFinding)
  const shown = findings.flatMap((finding): Shown[] => {
    const scene = finding.body['scene'] as Scene | undefined
    const counts = finding.kind === 'segment' && finding.standing !== 'rejected' && !finding.orphaned
    return counts && scene && (finding.label === 'take' || finding.label === 'clip') ? [{ ...finding, scene }] : []
  })
  const asked = shown.find(({ id }) => id === findingId)
  if (!asked) return undefined
  const { scene } = asked
  const takes = shown.filter(
    (each) => each.scene.episode === scene.episode && each.scene.start < scene.end && scene.start < each.scene.end,
  )
  const calls = findings.filter(({ kind, standing }) => kind === 'call' && standing !== 'rejected')
  const [own, broadcast] = comparable(
    await library.captions.asRead(video.id),
    await episodeTracks(library, makingId, scene.episode),
  )
  const texts = takes.map((take) => (own ? wordsWithin(own, take, calls) : ''))
  const aired = broadcast ? wordsWithin(broadcast, scene, []) : ''
  const first = texts.find((words) => words !== '') ?? ''
  const reference = aired === '' ? first : aired
  return {
    scene,
    reference:
      reference === ''
        ? undefined
        : { from: aired === '' ? 'take' : 'broadcast', text: reference, language: own?.language ?? 'und' },
    takes: takes.map(({ id, label, body, start, end }, index) => ({
      id,
      kind: label === 'clip' ? 'clip' : 'take',
      number: body['take'] as number | undefined,
      day: body['day'] as number | undefined,
      start,
      end,
      words: compareWords(reference, texts[index] ?? ''),
    })),
  }
}

async function episodeTracks(library: Library, makingId: string, name: string): Promise<CaptionTrack[]> {
  const episode = (await library.makings.episodes(makingId)).find((each) => each.name === name)
  if (!episode) return []
  const videos = await library.videos.ofEpisode(episode.id)
  return (await Promise.all(videos.map(({ id }) => library.captions.asRead(id)))).flat()
}

const base = (language: string): string => language.split('-', 1)[0] ?? language

/** The making's track and the episode's in one language, as spoken first; without such a pair, the making's alone. */
function comparable(
  making: readonly CaptionTrack[],
  episode: readonly CaptionTrack[],
): [CaptionTrack | undefined, CaptionTrack | undefined] {
  const filled = making
    .filter(({ cues }) => cues.length > 0)
    .toSorted((a, b) => Number(b.layer === 'original') - Number(a.layer === 'original'))
  for (const track of filled) {
    const other = episode.find((each) => base(each.language) === base(track.language) && each.cues.length > 0)
    if (other) return [track, other]
  }
  return [filled[0], undefined]
}

/** What is said in a stretch: cues whose middle lies in it. A call is no line of the scene. */
function wordsWithin({ cues }: CaptionTrack, span: { start: number; end: number }, calls: readonly Finding[]): string {
  return cues
    .filter((cue) => (cue.start + cue.end) / 2 >= span.start && (cue.start + cue.end) / 2 <= span.end)
    .flatMap((cue) => {
      const called = calls.filter(({ start }) => start >= cue.start && start <= cue.end)
      return cue.utterances.filter(({ text }) => !called.some(({ body }) => text.includes(String(body['words']))))
    })
    .map(({ text }) => text)
    .join(' ')
}
