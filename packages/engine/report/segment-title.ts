import { clockTime } from './clock-time.ts'
import type { Segment } from './report.ts'

const KINDS: Record<Segment['kind'], string> = {
  clip: 'Clip',
  take: 'Take',
  set: 'On set',
  interview: 'Interview',
  card: 'Card',
}

/** 'Take 2', 'Interview'. */
export function kindTitle(segment: Segment): string {
  return segment.kind === 'take' && segment.take !== undefined ? `Take ${segment.take}` : KINDS[segment.kind]
}

/** What a segment is, in a few words: 'Take 2 · E11 at 42:10'. */
export function segmentTitle(segment: Segment): string {
  const kind = kindTitle(segment)
  const { scene } = segment
  return scene ? `${kind} · ${scene.episode} at ${clockTime(scene.start)}` : kind
}
