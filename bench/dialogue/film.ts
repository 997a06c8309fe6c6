import type { CaptionTrack } from '@aftercut/engine/captions'
import type { Match } from '@aftercut/engine/report'
import { airEpisode, type ShotEpisode } from './episode.ts'
import { Roll, type Conditions } from './roll.ts'
import type { Script } from './script.ts'
import { filmScene } from './takes.ts'
import type { Truth } from './truth.ts'

export type Film = {
  durationSeconds: number
  making: CaptionTrack
  episodes: Omit<ShotEpisode, 'lines'>[]
  matches: Match[]
  truth: Truth
  cast: { person: string; role: string }[]
}

/** Films a script: its episodes, and a making-of of them with all that is true of it. */
export function film(script: Script, seed: number, conditions: Conditions): Film {
  const roll = new Roll(script, seed, conditions)
  const matches: Match[] = []
  const episodes = script.episodes.map((scenes, index) => airEpisode(roll, scenes, index))
  const order = roll.chance.shuffle(
    episodes.flatMap((episode) => episode.scenes.map((_, scene) => ({ episode, scene }))),
  )
  const counts = new Map<string, number>()
  const half = roll.chance.happens(0.4) ? Math.floor(order.length / 2) : -1
  for (const [index, { episode, scene }] of order.entries()) {
    if (index > 0 && roll.chance.happens(0.3)) day(roll)
    chat(roll, roll.chance.whole(0, 3))
    filmScene(roll, episode, scene, counts)
    if (roll.chance.happens(0.35)) matches.push(clip(roll, episode, scene))
    if (index === half) interview(roll, 0.5)
  }
  const again = order[0]
  if (again && roll.chance.happens(0.5)) filmScene(roll, again.episode, again.scene, counts)
  chat(roll, 1)
  interview(roll, 1)
  const durationSeconds = roll.at + 4
  return {
    durationSeconds,
    making: roll.track('making', roll.cues),
    episodes: episodes.map(({ id, durationSeconds: seconds, tracks, scenes }) => ({
      id,
      durationSeconds: seconds,
      tracks,
      scenes,
    })),
    matches,
    truth: roll.truth,
    cast: [...script.cast].map(([role, person]) => ({ role, person })),
  }
}

/** A clip of the broadcast is cut in. */
function clip(roll: Roll, episode: ShotEpisode, scene: number): Match {
  const lines = episode.lines[scene]!
  const from = roll.at
  const first = lines[0]!.start
  for (const line of lines) {
    roll.at = from + line.start - first
    roll.say(line.said)
  }
  const making = { start: from - 0.4, end: roll.at + 0.4 }
  const match: Match = {
    making,
    episode: { id: episode.id, start: first - 0.4, end: lines.at(-1)!.end + 0.4 },
    rate: 1,
    by: ['audio', 'video'],
    confidence: 0.99,
  }
  roll.truth.clips.push(making)
  roll.rest(3, 8)
  return match
}

function chat(roll: Roll, lines: number): void {
  for (let index = 0; index < lines; index++) {
    roll.say(roll.one('chat'))
    roll.rest(0.5, 5)
  }
  roll.rest(3, 6)
}

/** Another day of shooting begins. */
function day(roll: Roll): void {
  roll.truth.days.push(roll.at)
  roll.say(roll.one('day'))
  roll.rest(2, 4)
}

/** `share`: under 1, the first half of the lines alone. */
function interview(roll: Roll, share: number): void {
  const start = roll.at
  const lines = roll.script.sections.get('interview')!
  const quotable = roll.script.episodes.flat(2).filter((said) => said.text.length > 8)
  for (const said of share < 1 ? lines.slice(0, Math.ceil(lines.length / 2)) : lines) {
    const text = said.text.replace('{line}', roll.chance.pick(quotable).text.replace(/[.。]$/u, ''))
    const question = said.speaker === 'Q'
    if (question) roll.rest(0.5, 2)
    if (question && roll.chance.happens(0.3)) roll.say({ text: `Q. ${text}`, note: true })
    else roll.say(question && roll.chance.happens(0.5) ? { text, note: false } : { ...said, text })
    if (!question && roll.chance.happens(0.12))
      roll.say(
        roll.chance.pick(roll.script.reactions.filter((each) => each.kind === 'laughter' && each.said.note)).said,
        'laughter',
      )
    roll.rest(0.1, 0.8)
  }
  roll.truth.interviews.push({ start, end: roll.at })
  roll.rest(4, 8)
}
