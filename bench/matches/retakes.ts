import { findMatches } from '@aftercut/engine/matches'
import { makePrint } from '@aftercut/engine/print'
import { filmPlan, type Plan, planDrama, Random, speak, VOICE_RATE } from '../stage/index.ts'
import { readingsOf, workFile } from './work-files.ts'

/** Dramas whose every line is performed again. */
const SEEDS = [311, 312, 313, 314, 315]
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
    const making = await workFile(`films/retakes-of-${seed}.mp4`, (to) => filmPlan(to, again))
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

/**
 * Each line on its own, in another order: the shot in which it was spoken, performed anew, and the line read otherwise. A
 * camera that moved moves again, but no two moves are equally fast.
 */
function planRetakes(plan: Plan, seed: number): Plan {
  const random = new Random(seed + 5000)
  const shots: Plan['shots'] = []
  const lines: Plan['lines'] = []
  const voices: Float32Array[] = []
  let time = 0
  for (const line of shuffled(plan.lines, random)) {
    const { rate, pitch, range } = line.delivery
    const delivery = {
      ...line.delivery,
      rate: rate + random.pick([-1, 1]) * random.whole(4, 20),
      pitch: pitch + random.pick([-1, 1]) * random.whole(2, 8),
      range: range + random.whole(-10, 10),
    }
    const samples = speak(line.text, delivery)
    const seconds = Math.ceil((samples.length / VOICE_RATE + random.between(0.4, 1.2)) * 25) / 25
    const start = time + random.between(0.1, 0.3)
    lines.push({ text: line.text, delivery, start, end: start + samples.length / VOICE_RATE })
    voices.push(samples)
    const shot = shotAt(plan, (line.start + line.end) / 2)
    shots.push({
      ...shot,
      beginning: { kind: 'cut', seconds: 0 },
      seconds,
      camera: {
        ...shot.camera,
        shake: shot.camera.shake + 1,
        panPerSecond: shot.camera.panPerSecond * random.pick([0.7, 0.8, 1.25, 1.4]),
      },
      performers: shot.performers.map((performer) => ({
        ...performer,
        performance: performer.performance + random.whole(1000, 1e6),
      })),
    })
    time += seconds
  }
  const voice = new Float32Array(Math.round(time * VOICE_RATE))
  lines.forEach((line, i) =>
    voice.set(
      voices[i]!.map((v) => v * 0.5),
      Math.round(line.start * VOICE_RATE),
    ),
  )
  const ground = Float32Array.from(voice, () => (random.next() * 2 - 1) * 0.002)
  return { shots, lines, voice, ground, seconds: time }
}

function shotAt({ shots }: Plan, seconds: number): Plan['shots'][number] {
  let end = 0
  return shots.find((shot) => (end += shot.seconds) > seconds) ?? shots.at(-1)!
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const order = items.map((item) => ({ item, key: random.next() }))
  return order.toSorted((a, b) => a.key - b.key).map(({ item }) => item)
}
