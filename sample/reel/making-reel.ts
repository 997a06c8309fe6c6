import type { PersonId } from '../cast/people.ts'
import { inRoom, type Room } from '../sound/index.ts'
import { HEIGHT, sheet, WIDTH, type Brush, type Sheet } from '../stage/index.ts'
import { mix } from './mix.ts'
import { Projector } from './projector.ts'
import { onFrame, Reel, slice, type Line, type Now, type Span } from './reel.ts'

export type SceneRef = { episode: string; scene: string } & Span
export type TrueSegment = Span & {
  kind: 'clip' | 'take' | 'set' | 'interview' | 'card'
  scene?: SceneRef
  take?: number
  day?: number
}
export type TrueMatch = { making: Span; episode: Span & { id: string }; rate: number; sound: boolean; framing: string }
export type TrueCall = { at: number; call: 'action' | 'cut' | 'ng' | 'okay' | 'again'; line: Line }
export type TrueMoment = Span & { kind: string; words: string; who?: PersonId[]; afterCall?: number }

/** Where the copied picture lies in the making-of's picture; `bars` blackens top and bottom of what lies there. */
export type Framing = { name: string; x: number; y: number; width: number; height: number; bars?: number }

export type ClipOptions = {
  framing: Framing
  /** Making seconds per episode second. */
  rate?: number
  /** The episode's own sound is heard. */
  sound?: boolean
  ground?: (g: Brush, now: Now) => void
  over?: (g: Brush, now: Now) => void
}

/** A making-of being cut: a reel that also writes down what is true of it. */
export class MakingReel extends Reel {
  readonly segments: TrueSegment[] = []
  readonly matches: TrueMatch[] = []
  readonly calls: TrueCall[] = []
  readonly moments: TrueMoment[] = []
  readonly quotes: Line[] = []
  readonly episodes: Map<string, Reel>
  #mixes = new Map<string, Float32Array>()
  #projectors = new Map<string, Projector>()
  #page: Sheet = sheet(WIDTH, HEIGHT, () => {})
  #takes = new Map<string, number>()

  constructor(name: string, room: Room, episodes: Map<string, Reel>) {
    super(name, room)
    this.episodes = episodes
  }

  /** From here on, until the next. A take is numbered within its scene. */
  segment(kind: TrueSegment['kind'], scene?: SceneRef, day?: number): this {
    const start = this.at
    const last = this.segments.at(-1)
    if (last) last.end = start
    let take: number | undefined
    if (kind === 'take' && scene) {
      take = (this.#takes.get(scene.scene + scene.episode) ?? 0) + 1
      this.#takes.set(scene.scene + scene.episode, take)
    }
    this.segments.push({ kind, start, end: start, ...(scene && { scene }), ...(take && { take }), ...(day && { day }) })
    return this
  }

  scene(episode: string, scene: string): SceneRef {
    const film = this.#episode(episode)
    return { episode, scene, start: film.marked(scene), end: film.marked(`${scene}.end`) }
  }

  /** A call, shouted. Several in one line are given by where their words begin. */
  call(
    who: PersonId,
    ko: string,
    en: string,
    calls: readonly (readonly [TrueCall['call'], string])[],
    gap = 0.4,
  ): Line {
    const line = this.say(who, ko, en, {
      gap,
      gain: 1.35,
      reading: { lift: 6, pace: 1.06, take: String(this.calls.length) },
    })
    for (const [call, words] of calls) {
      const share = Math.max(0, line.ko.indexOf(words)) / line.ko.length
      this.calls.push({ at: line.start + share * (line.end - line.start), call, line })
    }
    return line
  }

  moment(kind: string, start: number, words: string, who: PersonId[] = [], afterCall?: number, end = this.at): this {
    this.moments.push({
      kind,
      start,
      end,
      words,
      ...(who.length > 0 && { who }),
      ...(afterCall !== undefined && { afterCall }),
    })
    return this
  }

  /** A run of an episode, copied into a frame; its lines are heard and captioned again when its sound is. */
  clip(episode: string, from: number, to: number, options: ClipOptions): this {
    const rate = options.rate ?? 1
    const film = this.#episode(episode)
    this.at = onFrame(this.at)
    const start = this.at
    const end = start + (to - from) * rate
    const projector = this.#projector(episode)
    this.shot((g, now) => {
      options.ground?.(g, now)
      this.copy(g, projector, Math.min(to - 1e-3, from + (now.seconds - start) / rate), options.framing)
      options.over?.(g, now)
    })
    if (options.sound) {
      let mixed = this.#mixes.get(episode)
      if (!mixed) this.#mixes.set(episode, (mixed = mix(film)))
      this.sound(slice(mixed, from, to), 0.95, start, 'voice')
      for (const line of film.lines) {
        if (line.start < from - 0.05 || line.end > to + 0.05) continue
        this.lines.push({
          ...line,
          start: start + line.start - from,
          end: start + line.end - from,
          mouth: [],
          replayed: true,
        })
      }
    }
    this.#match(episode, start, end, from, to, rate, options)
    this.at = end
    return this
  }

  /** A run of an episode inside other pictures, from here on for `seconds`: nothing of its sound. Time stands still. */
  inset(episode: string, from: number, seconds: number, framing: Framing, over?: (g: Brush, now: Now) => void): this {
    const start = onFrame(this.at)
    const projector = this.#projector(episode)
    this.over(
      (g, now) => {
        this.copy(g, projector, from + (now.seconds - start), framing)
        over?.(g, now)
      },
      seconds,
      start,
    )
    this.#match(episode, start, start + seconds, from, from + seconds, 1, { framing })
    return this
  }

  copy(g: Brush, projector: Projector, at: number, framing: Framing): void {
    projector.paint(this.#page.getContext('2d'), at)
    const { x, y, width, height, bars = 0 } = framing
    g.save()
    g.beginPath()
    g.rect(x, y + bars, width, height - 2 * bars)
    g.clip()
    g.drawImage(this.#page, x, y, width, height)
    g.restore()
  }

  /** Sound as the set hears it. */
  live(samples: Float32Array, gain = 1, atSeconds = this.at): this {
    return this.sound(inRoom(samples, this.room), gain, atSeconds)
  }

  override end(): this {
    super.end()
    const last = this.segments.at(-1)
    if (last) last.end = this.at
    return this
  }

  #match(episode: string, start: number, end: number, from: number, to: number, rate: number, options: ClipOptions) {
    this.matches.push({
      making: { start, end },
      episode: { id: episode, start: from, end: to },
      rate,
      sound: options.sound ?? false,
      framing: options.framing.name,
    })
  }

  #projector(episode: string): Projector {
    let projector = this.#projectors.get(episode)
    if (!projector) this.#projectors.set(episode, (projector = new Projector(this.#episode(episode))))
    return projector
  }

  #episode(id: string): Reel {
    const film = this.episodes.get(id)
    if (!film) throw new Error(`The making-of knows no episode '${id}'.`)
    return film
  }
}
