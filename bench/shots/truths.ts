import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transcode } from '@aftercut/media/encoding'
import { MEDIA, workFile } from '../matches/work-files.ts'
import { FILM_HEIGHT, FILM_RATE, FILM_WIDTH, filmPlan, planDrama, Random } from '../stage/index.ts'

/** A video and its transitions: hard cuts at their times, gradual changes around theirs. */
export type Truth = { name: string; path: string; cuts: number[]; gradual: { at: number; seconds: number }[] }

/** The first two are those that thresholds were chosen on. */
const SEEDS = [11, 12, 211, 212, 213, 311, 312, 313, 315, 316]
/** Of these there is a copy under camera flashes and captions that pop up. */
const DISTURBED = [212, 312]
const SECONDS = 150

export async function truths(): Promise<Truth[]> {
  const all: Truth[] = []
  for (const seed of SEEDS) {
    const plan = planDrama(seed, SECONDS)
    const path = await workFile(`films/drama-${seed}-${SECONDS}.mp4`, (to) => filmPlan(to, plan))
    const truth: Truth = { name: `drawn ${seed}`, path, cuts: [], gradual: [] }
    let at = 0
    for (const { beginning, seconds } of plan.shots) {
      if (at > 0 && beginning.kind === 'cut') truth.cuts.push(at)
      else if (at > 0) truth.gradual.push({ at, seconds: beginning.seconds })
      at += seconds
    }
    all.push(truth)
    if (DISTURBED.includes(seed)) {
      const disturbed = await workFile(`films/disturbed-${seed}-${SECONDS}.mp4`, (to) => disturb(path, to, seed))
      all.push({ ...truth, name: `drawn ${seed}, flashes and captions`, path: disturbed })
    }
  }
  return [...all, ...footage()]
}

/** A flash of 40 to 160 ms every few seconds, boxes over the lower third that come and go, a logo that pops up. */
function disturb(from: string, to: string, seed: number): void {
  const random = new Random(seed + 5)
  const filters = [`drawbox=${FILM_WIDTH - 90}:12:76:30:white@0.9:fill:enable='lt(mod(t,9),5)'`]
  for (let at = random.between(1, 3); at < SECONDS; at += random.between(1.5, 4)) {
    const seconds = random.pick([0.04, 0.08, 0.12, 0.16])
    const white = random.between(0.4, 0.85).toFixed(2)
    filters.push(
      `drawbox=0:0:iw:ih:white@${white}:fill:enable='between(t,${at.toFixed(3)},${(at + seconds).toFixed(3)})'`,
    )
  }
  for (let at = random.between(0, 2); at < SECONDS; at += random.between(1, 3)) {
    const until = at + random.between(0.6, 2)
    const [x, w] = [random.whole(10, 60), random.whole(300, 400)]
    const box = `drawbox=${x}:${random.whole(175, 195)}:${w}:${random.whole(50, 70)}:${random.pick(['white', 'black', 'yellow'])}:fill`
    filters.push(`${box}:enable='between(t,${at.toFixed(3)},${until.toFixed(3)})'`)
  }
  transcode(to, {
    parts: [
      { inputs: [{ path: from }], filters: `[0:v]${filters.join(',')}[v];[0:a]anull[a]`, durationSeconds: SECONDS },
    ],
    picture: {
      encoder: 'libx264',
      width: FILM_WIDTH,
      height: FILM_HEIGHT,
      framesPerSecond: FILM_RATE,
      options: { crf: '24' },
    },
    sound: { encoder: 'aac', sampleRate: 22_050, channels: 1 },
  })
}

/** The opening of Tears of Steel, cut by eye. */
function footage(): Truth[] {
  const labels = join(MEDIA, 'tears-of-steel/opening.cuts.txt')
  if (!existsSync(labels)) return []
  const frames = readFileSync(labels, 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join(' ')
    .trim()
    .split(/\s+/)
  const path = join(MEDIA, 'tears-of-steel/opening-640x360.mp4')
  return [{ name: 'Tears of Steel', path, cuts: frames.map((frame) => Number(frame) / 30), gradual: [] }]
}
