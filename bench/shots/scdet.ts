import { filteredFrames } from '@aftercut/media/encoding'

export type SceneScore = { at: number; score: number }

/** FFmpeg's own scene detector: how much each frame differs from what is around it, 0 to 100. */
export function sceneScores(path: string): SceneScore[] {
  const scores: SceneScore[] = []
  for (const { frame, timeSeconds } of filteredFrames([{ path }], '[0:v]scdet=threshold=0[v]')) {
    const score = Number(frame.getMetadata().get('lavfi.scd.score') ?? 0)
    if (score > 0) scores.push({ at: timeSeconds, score })
  }
  return scores
}
