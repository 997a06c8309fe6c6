import { type Scene, sceneOf } from '../scenes/index.ts'
import type { Performance, PerformedLine } from '../segments/index.ts'
import { isPerformed } from './real-performances.ts'

/** A lone line of another scene, said in one breath with lines of this one, was misheard. */
const LINES_OF_A_SCENE = 2
const ONE_BREATH_SECONDS = 4

/**
 * Parts performances where they leave one scene for another: a take is of one scene. `scenesOf` must have joined scenes
 * that a performance runs across in one breath.
 */
export function partAtScenes(
  performances: readonly Performance[],
  scenesOf: (episode: number) => readonly Scene[],
): Performance[] {
  return performances.flatMap((performance) =>
    runsOfScenes(performance.lines, scenesOf(performance.episode)).map(({ lines }) => ({
      ...performance,
      lines,
      start: lines[0]!.start,
      end: Math.max(...lines.map((line) => line.end)),
    })),
  )
}

/** Lines in a row that are of one scene; a line that says little of the drama is of the scene before it. */
type Run = { scene: Scene | undefined; lines: PerformedLine[] }

function runsOfScenes(lines: readonly PerformedLine[], scenes: readonly Scene[]): Run[] {
  const runs: Run[] = []
  for (const line of lines) {
    const open = runs.at(-1)
    const scene = isPerformed(line) ? sceneOf(line.drama, scenes) : open?.scene
    if (open?.scene === scene && open) open.lines.push(line)
    else runs.push({ scene, lines: [line] })
  }
  return runs.reduce<Run[]>((kept, run) => {
    const last = kept.at(-1)
    if (!last || (last.scene !== run.scene && isParted(last, run))) kept.push(run)
    else {
      if (strength(run) > strength(last)) last.scene = run.scene
      last.lines.push(...run.lines)
    }
    return kept
  }, [])
}

function isParted(before: Run, after: Run): boolean {
  if (after.lines[0]!.start - before.lines.at(-1)!.end > ONE_BREATH_SECONDS) return true
  return strength(before) >= LINES_OF_A_SCENE && strength(after) >= LINES_OF_A_SCENE
}

function strength({ lines }: Run): number {
  return lines.filter(isPerformed).length
}
