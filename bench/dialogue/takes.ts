import type { CallKind, Span } from '@aftercut/engine/report'
import type { Line, ShotEpisode } from './episode.ts'
import type { Roll } from './roll.ts'
import type { Said } from './script.ts'
import { sayOtherwise } from './spoil.ts'

/** Films a scene in one to three takes; `counts`: takes so far, by episode and scene. */
export function filmScene(roll: Roll, episode: ShotEpisode, scene: number, counts: Map<string, number>): void {
  const lines = episode.lines[scene]!
  const takes = roll.chance.whole(1, 3)
  let before: Span | undefined
  for (let index = 0; index < takes; index++) {
    let announced: Span | undefined
    if (index > 0 && roll.chance.happens(0.3)) announced = roll.say(roll.one('approach'))
    roll.rest(1, 3)
    const take = filmTake(roll, episode, scene, lines, counts)
    if (announced && before)
      roll.truth.moments.push({ kind: 'approach', start: Math.min(before.start, announced.start), end: take.end })
    before = take
    after(roll, take, index + 1 < takes)
  }
}

function filmTake(
  roll: Roll,
  episode: ShotEpisode,
  scene: number,
  lines: readonly Line[],
  counts: Map<string, number>,
): Span {
  const called = !roll.missing()
  let start = roll.at
  if (called) start = roll.call('action')
  roll.rest(0.8, 4)
  if (!called) start = roll.at
  const performed = performedLines(roll, lines)
  perform(roll, performed)
  const key = `${episode.id} ${String(scene)}`
  const push = (from: number, to: number) => {
    const number = (counts.get(key) ?? 0) + 1
    counts.set(key, number)
    roll.truth.takes.push({
      start: from,
      end: to,
      episode: episode.id,
      scene: episode.scenes[scene]!,
      number,
      lines: performed.length,
    })
  }
  if (performed.length >= 3 && roll.chance.happens(0.1)) {
    push(start, roll.at)
    roll.rest(2, 4)
    start = roll.at
    perform(roll, performed)
  }
  const index = roll.truth.takes.length
  push(start, roll.at)
  return roll.truth.takes[index]!
}

/** All lines, or a part of at least two; at times one is dropped or two are swapped. */
function performedLines(roll: Roll, lines: readonly Line[]): Line[] {
  let chosen = [...lines]
  if (lines.length > 2 && roll.chance.happens(0.4)) {
    const from = roll.chance.whole(0, lines.length - 2)
    chosen = lines.slice(from, roll.chance.whole(from + 2, lines.length))
  }
  if (chosen.length > 3 && roll.chance.happens(0.15)) chosen.splice(roll.chance.whole(1, chosen.length - 2), 1)
  if (chosen.length > 3 && roll.chance.happens(0.08)) {
    const at = roll.chance.whole(1, chosen.length - 2)
    ;[chosen[at], chosen[at + 1]] = [chosen[at + 1]!, chosen[at]!]
  }
  return chosen
}

function perform(roll: Roll, lines: readonly Line[]): void {
  const tempo = roll.chance.between(0.85, 1.25)
  for (const [index, line] of lines.entries()) {
    let text = line.said.paraphrase !== undefined && roll.chance.happens(0.35) ? line.said.paraphrase : line.said.text
    if (roll.chance.happens(0.25)) text = sayOtherwise(text, roll.script.language, roll.chance)
    sayCut(roll, { ...line.said, text }, tempo)
    if (index + 1 === lines.length) break
    if (index > 0 && roll.chance.happens(0.04)) roll.say(roll.one('ad-lib'), 'ad-lib')
    if (roll.chance.happens(0.03)) sayCut(roll, { ...line.said, text }, tempo)
    roll.rest(0.2, 1.5)
  }
}

/** A line in one cue, or cut in two at a word. */
function sayCut(roll: Roll, said: Said, tempo: number): void {
  const words = said.text.split(' ')
  if (words.length < 6 || !roll.chance.happens(0.2)) {
    roll.say(said, undefined, tempo)
    return
  }
  const at = roll.chance.whole(2, words.length - 2)
  roll.say({ ...said, text: words.slice(0, at).join(' ') }, undefined, tempo)
  roll.say({ ...said, text: words.slice(at).join(' ') }, undefined, tempo)
}

function after(roll: Roll, take: Span, another: boolean): void {
  roll.rest(0.2, 2)
  let cut: number | undefined
  if (!roll.missing()) {
    const ng = another && roll.chance.happens(0.1)
    const calls: CallKind[] = [ng ? 'ng' : 'cut']
    if (!ng && roll.chance.happens(0.35)) calls.push('okay')
    if (another && roll.chance.happens(0.5)) calls.push('again')
    const late = another && roll.chance.happens(0.5) ? calls.splice(1) : []
    cut = roll.calls(calls)
    take.end = cut
    if (roll.chance.happens(0.6)) {
      react(roll, cut)
      roll.rest(1, 3)
    }
    for (const call of late) {
      if (call === 'again') roll.call(call)
    }
  }
  if (roll.chance.happens(0.3)) roll.say(roll.one('work'))
  roll.rest(9, 14)
}

function react(roll: Roll, cut: number): void {
  const reactions = Array.from({ length: roll.chance.whole(1, 3) }, () => roll.chance.pick(roll.script.reactions))
  for (const { kind, said } of reactions) {
    roll.rest(0.3, 2)
    roll.say(said, kind === 'talk' ? undefined : kind)
  }
  roll.truth.moments.push({ kind: 'after-cut', start: cut, end: roll.at })
}
