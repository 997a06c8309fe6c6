import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { filmPlan, planDrama } from '../stage/index.ts'
import { MEDIA, workFile } from './work-files.ts'

/** A video and the part of it that clips are taken from. */
export type Material = { id: string; path: string; start: number; end: number }

/** Films drawn for these seeds: the first for tuning, the second held out. */
export type SeedSet = 'tuning' | 'held-out'
const EPISODE_SEEDS = { tuning: [11, 12], 'held-out': [211, 212, 213] } as const
const FILLER_SEEDS = { tuning: [91, 92], 'held-out': [291, 292, 293] } as const

async function drawn(seed: number, seconds: number): Promise<Material> {
  const path = await workFile(`films/drama-${seed}-${seconds}.mp4`, (to) => filmPlan(to, planDrama(seed, seconds)))
  return { id: `drama-${seed}`, path, start: 0, end: seconds }
}

function footage(id: string, file: string, start: number, end: number): Material[] {
  const path = join(MEDIA, file)
  return existsSync(path) ? [{ id, path, start, end }] : []
}

/** The episodes that making-ofs are cut from. */
export async function episodes(set: SeedSet): Promise<Material[]> {
  return [
    ...(await Promise.all(EPISODE_SEEDS[set].map((seed) => drawn(seed, 150)))),
    ...footage('tears-of-steel', 'tears-of-steel/opening-640x360.mp4', 1, 59),
    ...footage('sintel', 'sintel/trailer.mp4', 9, 46),
  ]
}

/** What stands between the clips, and has nothing to do with any episode. */
export async function fillers(set: SeedSet): Promise<Material[]> {
  return [
    ...(await Promise.all(FILLER_SEEDS[set].map((seed) => drawn(seed, 100)))),
    ...footage('pattern', 'phone-clips/pattern-longer-no-bar.mp4', 0, 8),
    ...footage('doorknob', 'phone-clips/doorknob-hd-no-bar.mp4', 0, 4.2),
  ]
}
