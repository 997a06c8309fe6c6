import { findMatches } from '@aftercut/engine/matches'
import { makePrint } from '@aftercut/engine/print'
import { filmPlan, type Plan, planDrama, Random, speak, VOICE_RATE } from '../stage/index.ts'
import { readingsOf, workFile } from './work-files.ts'

/** Dramas whose every line is performed again. */
const SEEDS = [311, 312, 313, 314]
const SECONDS = 150

/**
 * Retakes that are called copies. Each line of a drama is performed again by the same actors on the same set, seen from
 * the same place by the same camera: other movements, and another reading of the same words by the same voice, faster
 * or slower, higher or lower, with more or less melody.
 */
export async function run(): Promise<void> {
  let retakes = 0
  const called: string[] = []
  for (const seed of SEEDS) {
    const plan = planDrama(seed, SECONDS)
    const episode = await workFile(`films/drama-${seed}-${SECONDS}.mp4`, (to) => filmPlan(to, plan))
    const again = planRetakes(plan, seed)
    const making = await workFile(`films/retakes-${seed}.mp4`, (to) => filmPlan(to, again))
    retakes += again.lines.length
    const print = makePrint(await readingsOf(episode))
    for (const match of findMatches(await readingsOf(making), [{ id: `drama-${seed}`, print }])) {
      const { making: at, by, rate, confidence } = match
      called.push(
        `${seed}: ${at.start.toFixed(1)}–${at.end.toFixed(1)} s × ${rate.toFixed(3)} by ${by.join()} ${confidence.toFixed(2)}`,
      )
    }
  }
  console.log('| retakes | called copies | must be |')
  console.log('| --- | --- | --- |')
  console.log(`| ${retakes} | ${called.length} | 0 of at least 100 |`)
  for (const line of called) console.log(`  ${line}`)
}

/** The same shots, performed anew, with every line read otherwise. */
function planRetakes(plan: Plan, seed: number): Plan {
  const random = new Random(seed + 5000)
  const shots = plan.shots.map((shot) => ({
    ...shot,
    beginning: { kind: 'cut' as const, seconds: 0 },
    seconds: Math.round(shot.seconds * random.between(0.85, 1.2) * 25) / 25,
    camera: { ...shot.camera, shake: shot.camera.shake + 1 },
    performers: shot.performers.map((performer) => ({ ...performer, performance: performer.performance + 77_777 })),
  }))
  const voices: Float32Array[] = []
  const lines: Plan['lines'] = []
  let time = 0.5
  for (const line of plan.lines) {
    const { rate, pitch, range } = line.delivery
    const delivery = {
      ...line.delivery,
      rate: rate + random.pick([-1, 1]) * random.whole(4, 20),
      pitch: pitch + random.pick([-1, 1]) * random.whole(2, 8),
      range: range + random.whole(-10, 10),
    }
    const samples = speak(line.text, delivery)
    lines.push({ text: line.text, delivery, start: time, end: time + samples.length / VOICE_RATE })
    voices.push(samples)
    time += samples.length / VOICE_RATE + random.between(0.3, 1.2)
  }
  const seconds = Math.min(
    time,
    shots.reduce((sum, shot) => sum + shot.seconds, 0),
  )
  const voice = new Float32Array(Math.round(seconds * VOICE_RATE))
  const kept = lines.filter((line) => line.end < seconds)
  kept.forEach((line, i) =>
    voice.set(
      voices[i]!.map((v) => v * 0.5),
      Math.round(line.start * VOICE_RATE),
    ),
  )
  const ground = Float32Array.from(voice, () => (random.next() * 2 - 1) * 0.002)
  return { shots, lines: kept, voice, ground, seconds }
}
