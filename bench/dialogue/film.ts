import type { CaptionTrack, Cue } from '@aftercut/engine/captions'
import type { CallKind, Match, Span } from '@aftercut/engine/report'
import { Chance } from './random.ts'
import type { Said, Script } from './script.ts'
import { mishear, sayOtherwise, vocabularyOf, withoutMarks } from './spoil.ts'

/** How the making-of is made and captioned. Rates are probabilities, 0 to 1. */
export type Conditions = {
  wordErrors: number
  callsMissing: number
  /** Captions by a machine: no punctuation, no speakers; sounds are described still. */
  automatic: boolean
  /** Whether speakers are named, where people made the captions. */
  speakers: boolean
}

export type Truth = {
  takes: (Span & { episode: string; scene: Span; number: number; lines: number })[]
  calls: { at: number; call: CallKind }[]
  moments: (Span & { kind: string })[]
  interviews: Span[]
  clips: Span[]
  days: number[]
}

export type Film = {
  durationSeconds: number
  making: CaptionTrack
  episodes: { id: string; durationSeconds: number; tracks: CaptionTrack[]; scenes: Span[] }[]
  matches: Match[]
  truth: Truth
  cast: { person: string; role: string }[]
}

type Line = Span & { said: Said }

/** Films a script: its episodes, and a making-of of them with all that is true of it. */
export function film(script: Script, seed: number, conditions: Conditions): Film {
  return new Shoot(script, seed, conditions).film()
}

class Shoot {
  readonly #script: Script
  readonly #chance: Chance
  readonly #conditions: Conditions
  readonly #vocabulary: string[]
  readonly #cues: Cue[] = []
  readonly #matches: Match[] = []
  readonly #truth: Truth = { takes: [], calls: [], moments: [], interviews: [], clips: [], days: [] }
  #at = 2

  constructor(script: Script, seed: number, conditions: Conditions) {
    this.#script = script
    this.#chance = new Chance(seed * 7919 + script.name.length)
    this.#conditions = conditions
    const all = [...script.episodes.flat(2), ...[...script.sections.values()].flat()].map((said) => said.text)
    this.#vocabulary = vocabularyOf(all, script.language)
  }

  film(): Film {
    const episodes = this.#script.episodes.map((scenes, index) => this.#episode(scenes, index))
    const order = this.#chance.shuffle(
      episodes.flatMap((episode) => episode.scenes.map((_, scene) => ({ episode, scene }))),
    )
    const counts = new Map<string, number>()
    const half = this.#chance.happens(0.4) ? Math.floor(order.length / 2) : -1
    for (const [index, { episode, scene }] of order.entries()) {
      if (index > 0 && this.#chance.happens(0.3)) this.#day()
      this.#chat(this.#chance.whole(0, 3))
      this.#scene(episode, scene, counts)
      if (this.#chance.happens(0.35)) this.#clip(episode, scene)
      if (index === half) this.#interview(0.5)
    }
    const again = order[0]
    if (again && this.#chance.happens(0.5)) this.#scene(again.episode, again.scene, counts)
    this.#chat(1)
    this.#interview(1)
    const durationSeconds = this.#at + 4
    return {
      durationSeconds,
      making: this.#track('making', this.#cues),
      episodes: episodes.map(({ id, durationSeconds: seconds, tracks, scenes }) => ({
        id,
        durationSeconds: seconds,
        tracks,
        scenes,
      })),
      matches: this.#matches,
      truth: this.#truth,
      cast: [...this.#script.cast].map(([role, person]) => ({ role, person })),
    }
  }

  #episode(scenes: Said[][], index: number): Film['episodes'][number] & { lines: Line[][] } {
    let at = this.#chance.between(3, 20)
    const spans: Span[] = []
    const lines = scenes.map((scene) => {
      const start = at
      const placed = scene.map((said): Line => {
        const line = { said, start: at, end: at + this.#seconds(said.text) }
        at = line.end + this.#chance.between(0.2, 2.2)
        return line
      })
      spans.push({ start, end: placed.at(-1)!.end })
      at += this.#chance.between(5, 15)
      return placed
    })
    const cues = lines.flat().map((line) => this.#cue(line, line.said, line.said.text, false))
    return {
      id: `E${String(index + 1)}`,
      durationSeconds: at,
      tracks: [this.#track('episode', cues)],
      scenes: spans,
      lines,
    }
  }

  #scene(episode: Film['episodes'][number] & { lines?: Line[][] }, scene: number, counts: Map<string, number>): void {
    const lines = episode.lines![scene]!
    const takes = this.#chance.whole(1, 3)
    let before: Span | undefined
    for (let index = 0; index < takes; index++) {
      let announced: Span | undefined
      if (index > 0 && this.#chance.happens(0.3)) announced = this.#say(this.#one('approach'))
      this.#rest(1, 3)
      const take = this.#take(episode, scene, lines, counts)
      if (announced && before)
        this.#truth.moments.push({ kind: 'approach', start: Math.min(before.start, announced.start), end: take.end })
      before = take
      this.#after(take, index + 1 < takes)
    }
  }

  #take(episode: Film['episodes'][number], scene: number, lines: readonly Line[], counts: Map<string, number>): Span {
    const called = !this.#missing()
    let start = this.#at
    if (called) start = this.#call('action')
    this.#rest(0.8, 4)
    if (!called) start = this.#at
    const performed = this.#performedLines(lines)
    this.#perform(performed)
    const key = `${episode.id} ${String(scene)}`
    const push = (from: number, to: number) => {
      const number = (counts.get(key) ?? 0) + 1
      counts.set(key, number)
      this.#truth.takes.push({
        start: from,
        end: to,
        episode: episode.id,
        scene: episode.scenes[scene]!,
        number,
        lines: performed.length,
      })
    }
    if (performed.length >= 3 && this.#chance.happens(0.1)) {
      push(start, this.#at)
      this.#rest(2, 4)
      start = this.#at
      this.#perform(performed)
    }
    const index = this.#truth.takes.length
    push(start, this.#at)
    return this.#truth.takes[index]!
  }

  /** All lines, or a part of at least two; at times one is dropped or two are swapped. */
  #performedLines(lines: readonly Line[]): Line[] {
    let chosen = [...lines]
    if (lines.length > 2 && this.#chance.happens(0.4)) {
      const from = this.#chance.whole(0, lines.length - 2)
      chosen = lines.slice(from, this.#chance.whole(from + 2, lines.length))
    }
    if (chosen.length > 3 && this.#chance.happens(0.15)) chosen.splice(this.#chance.whole(1, chosen.length - 2), 1)
    if (chosen.length > 3 && this.#chance.happens(0.08)) {
      const at = this.#chance.whole(1, chosen.length - 2)
      ;[chosen[at], chosen[at + 1]] = [chosen[at + 1]!, chosen[at]!]
    }
    return chosen
  }

  #perform(lines: readonly Line[]): void {
    const tempo = this.#chance.between(0.85, 1.25)
    for (const [index, line] of lines.entries()) {
      let text =
        line.said.paraphrase !== undefined && this.#chance.happens(0.35) ? line.said.paraphrase : line.said.text
      if (this.#chance.happens(0.25)) text = sayOtherwise(text, this.#script.language, this.#chance)
      this.#sayCut({ ...line.said, text }, tempo)
      if (index + 1 === lines.length) break
      if (index > 0 && this.#chance.happens(0.04)) this.#say(this.#one('ad-lib'), 'ad-lib')
      if (this.#chance.happens(0.03)) this.#sayCut({ ...line.said, text }, tempo)
      this.#rest(0.2, 1.5)
    }
  }

  /** A line in one cue, or cut in two at a word. */
  #sayCut(said: Said, tempo: number): void {
    const words = said.text.split(' ')
    if (words.length < 6 || !this.#chance.happens(0.2)) {
      this.#say(said, undefined, tempo)
      return
    }
    const at = this.#chance.whole(2, words.length - 2)
    this.#say({ ...said, text: words.slice(0, at).join(' ') }, undefined, tempo)
    this.#say({ ...said, text: words.slice(at).join(' ') }, undefined, tempo)
  }

  #after(take: Span, another: boolean): void {
    this.#rest(0.2, 2)
    let cut: number | undefined
    if (!this.#missing()) {
      const ng = another && this.#chance.happens(0.1)
      const calls: CallKind[] = [ng ? 'ng' : 'cut']
      if (!ng && this.#chance.happens(0.35)) calls.push('okay')
      if (another && this.#chance.happens(0.5)) calls.push('again')
      const late = another && this.#chance.happens(0.5) ? calls.splice(1) : []
      cut = this.#calls(calls)
      take.end = cut
      if (this.#chance.happens(0.6)) {
        this.#react(cut)
        this.#rest(1, 3)
      }
      for (const call of late) {
        if (call === 'again') this.#call(call)
      }
    }
    if (this.#chance.happens(0.3)) this.#say(this.#one('work'))
    this.#rest(9, 14)
  }

  #react(cut: number): void {
    const reactions = Array.from({ length: this.#chance.whole(1, 3) }, () => this.#chance.pick(this.#script.reactions))
    for (const { kind, said } of reactions) {
      this.#rest(0.3, 2)
      this.#say(said, kind === 'talk' ? undefined : kind)
    }
    this.#truth.moments.push({ kind: 'after-cut', start: cut, end: this.#at })
  }

  #clip(episode: Film['episodes'][number] & { lines?: Line[][] }, scene: number): void {
    const lines = episode.lines![scene]!
    const from = this.#at
    const first = lines[0]!.start
    for (const line of lines) {
      this.#at = from + line.start - first
      this.#say(line.said)
    }
    const making = { start: from - 0.4, end: this.#at + 0.4 }
    this.#matches.push({
      making,
      episode: { id: episode.id, start: first - 0.4, end: lines.at(-1)!.end + 0.4 },
      rate: 1,
      by: ['audio', 'video'],
      confidence: 0.99,
    })
    this.#truth.clips.push(making)
    this.#rest(3, 8)
  }

  #chat(lines: number): void {
    for (let index = 0; index < lines; index++) {
      this.#say(this.#one('chat'))
      this.#rest(0.5, 5)
    }
    this.#rest(3, 6)
  }

  #day(): void {
    this.#truth.days.push(this.#at)
    this.#say(this.#one('day'))
    this.#rest(2, 4)
  }

  #interview(share: number): void {
    const start = this.#at
    const lines = this.#script.sections.get('interview')!
    const quotable = this.#script.episodes.flat(2).filter((said) => said.text.length > 8)
    for (const said of share < 1 ? lines.slice(0, Math.ceil(lines.length / 2)) : lines) {
      const text = said.text.replace('{line}', this.#chance.pick(quotable).text.replace(/[.。]$/u, ''))
      const question = said.speaker === 'Q'
      if (question) this.#rest(0.5, 2)
      if (question && this.#chance.happens(0.3)) this.#say({ text: `Q. ${text}`, note: true })
      else this.#say(question && this.#chance.happens(0.5) ? { text, note: false } : { ...said, text })
      if (!question && this.#chance.happens(0.12))
        this.#say(
          this.#chance.pick(this.#script.reactions.filter((each) => each.kind === 'laughter' && each.said.note)).said,
          'laughter',
        )
      this.#rest(0.1, 0.8)
    }
    this.#truth.interviews.push({ start, end: this.#at })
    this.#rest(4, 8)
  }

  #missing(): boolean {
    return this.#chance.happens(this.#conditions.callsMissing)
  }

  #call(call: CallKind): number {
    return this.#calls([call])
  }

  /** Calls in cues of their own, or all in one. Out: when the first is called. */
  #calls(calls: readonly CallKind[]): number {
    const said = calls.map((call) => this.#one(call))
    const plain = said.every((each) => !each.note)
    const together = calls.length > 1 && plain && this.#chance.happens(0.5)
    const first = this.#at
    if (together) {
      const texts = said.map((each) => each.text)
      const whole = texts.join(' ')
      const span = this.#say({ ...said[0]!, text: whole })
      let letters = 0
      for (const [index, call] of calls.entries()) {
        this.#truth.calls.push({
          call,
          at: span.start + ((span.end - span.start) * (letters + (said[index]!.callAt ?? 0))) / whole.length,
        })
        letters += texts[index]!.length + 1
      }
      return first
    }
    for (const [index, call] of calls.entries()) {
      const span = this.#say(said[index]!)
      const late = (said[index]!.callAt ?? 0) / said[index]!.text.length
      this.#truth.calls.push({ call, at: span.start + (span.end - span.start) * late })
      this.#rest(0.3, 1.2)
    }
    return first
  }

  #one(section: string): Said {
    return this.#chance.pick(this.#script.sections.get(section)!)
  }

  #say(said: Said, kind?: string, tempo = 1): Span {
    const span = { start: this.#at, end: this.#at + this.#seconds(said.text) * tempo }
    const text = said.note
      ? said.text
      : mishear(said.text, this.#conditions.wordErrors, this.#script.language, this.#vocabulary, this.#chance)
    this.#cues.push(this.#cue(span, said, text, true))
    if (kind !== undefined) this.#truth.moments.push({ ...span, kind })
    this.#at = span.end + 0.05
    return span
  }

  #rest(low: number, high: number): void {
    this.#at += this.#chance.between(low, high)
  }

  /** Captions stand as long as reading takes: 15 letters a second, or 6 syllables. */
  #seconds(text: string): number {
    return Math.max(1, text.length / (/[\p{Script=Latin}]/u.test(text) ? 15 : 6))
  }

  #cue(span: Span, said: Said, text: string, making: boolean): Cue {
    const { automatic, speakers } = this.#conditions
    const shown = automatic && making && !said.note ? withoutMarks(text) : text
    const name = making ? (this.#script.cast.get(said.speaker ?? '') ?? said.speaker) : said.speaker
    const labelled = name !== undefined && speakers && !(automatic && making)
    return {
      start: span.start,
      end: span.end,
      text: said.note ? `[${shown}]` : labelled ? `${name}: ${shown}` : shown,
      utterances: said.note ? [] : [{ text: shown, ...(labelled && { speaker: name }) }],
      sounds: said.note ? [shown] : [],
      line: this.#cues.length,
    }
  }

  #track(file: string, cues: Cue[]): CaptionTrack {
    const { language } = this.#script
    return {
      file: `${file}.${language}.srt`,
      format: 'srt',
      language,
      layer: 'original',
      automatic: false,
      cues,
      problems: [],
    }
  }
}
