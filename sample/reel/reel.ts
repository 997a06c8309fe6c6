import { PEOPLE, type PersonId } from '../cast/people.ts'
import { inRoom, SAMPLE_RATE, samplesOf, speak, type MouthKey, type Reading, type Room } from '../sound/index.ts'
import type { Brush, Feeling } from '../stage/index.ts'
import type { Acting } from '../stage/index.ts'

export type Span = { start: number; end: number }

/** What a shot sees of the moment that it paints. Seconds. */
export type Now = { seconds: number; local: number; share: number; actor: (who: PersonId) => Acting }
export type Paint = (g: Brush, now: Now) => void

export type Shot = { start: number; paint: Paint; join: 'cut' | 'dissolve' | 'fade'; joinSeconds: number }

/** Something said, or told in brackets; in Korean, and as it is translated. */
export type Line = Span & {
  kind: 'speech' | 'sound' | 'narration' | 'question'
  who?: PersonId
  ko: string
  en: string
  mouth: MouthKey[]
  /** Heard in a clip, not said here. */
  replayed?: boolean
}

type Sound = { atSeconds: number; samples: Float32Array; bus: 'voice' | 'effect' | 'ambience' | 'music' }
type FeelingKey = { atSeconds: number; overSeconds: number; who: PersonId; feeling: Partial<Feeling> }

export type SayOptions = { reading?: Reading; gap?: number; gain?: number; overlap?: number }

/**
 * A film being cut together: time runs on as lines are said and pauses made, and shots, sounds and captions fall where
 * it stands. Every time in it is a multiple of a twelfth of a second away from nothing: the truth is read off here.
 */
export class Reel {
  readonly name: string
  at = 0
  /** Between two lines where nothing else is said. */
  gapSeconds = 0.55
  /** Times every reading's pace: people talk faster on a set than in a drama. */
  pace = 1
  room: Room
  readonly shots: Shot[] = []
  readonly lines: Line[] = []
  readonly sounds: Sound[] = []
  readonly feelings: FeelingKey[] = []
  readonly overlays: (Span & { paint: Paint })[] = []
  readonly marks = new Map<string, number>()
  #music: { from: number; make: (seconds: number) => Float32Array; gain: number } | undefined

  constructor(name: string, room: Room) {
    this.name = name
    this.room = room
  }

  shot(paint: Paint, join: Shot['join'] = 'cut', joinSeconds = join === 'cut' ? 0 : 0.75): this {
    this.at = onFrame(this.at)
    this.shots.push({ start: this.at, paint, join, joinSeconds })
    return this
  }

  /** Says a line; time moves on to its end and `gap` seconds more. */
  say(who: PersonId, ko: string, en: string, options: SayOptions = {}): Line {
    const pace = this.pace * (options.reading?.pace ?? 1)
    const spoken = speak(ko, PEOPLE[who].voice, { ...options.reading, pace })
    const start = this.at - (options.overlap ?? 0)
    const line: Line = {
      kind: 'speech',
      who,
      ko: ko.replaceAll(/\s*\|\s*/g, ' '),
      en,
      start,
      end: start + spoken.seconds,
      mouth: spoken.mouth,
    }
    this.lines.push(line)
    this.sound(scale(inRoom(spoken.samples, this.room), options.gain ?? 1), 1, start, 'voice')
    this.at = line.end + (options.gap ?? this.gapSeconds)
    return line
  }

  wait(seconds: number): this {
    this.at += seconds
    return this
  }

  sound(samples: Float32Array, gain = 1, atSeconds = this.at, bus: Sound['bus'] = 'effect'): this {
    this.sounds.push({ atSeconds, samples: gain === 1 ? samples : scale(samples, gain), bus })
    return this
  }

  /** Tells in a caption what is heard or happens. Time stands still. */
  tell(kind: 'sound' | 'narration' | 'question', ko: string, en: string, seconds: number, atSeconds = this.at): Line {
    const line: Line = { kind, ko, en, start: atSeconds, end: atSeconds + seconds, mouth: [] }
    this.lines.push(line)
    return line
  }

  feel(who: PersonId, feeling: Partial<Feeling>, overSeconds = 0.5, atSeconds = this.at): this {
    this.feelings.push({ who, feeling, overSeconds, atSeconds })
    return this
  }

  over(paint: Paint, seconds: number, atSeconds = this.at): this {
    this.overlays.push({ start: atSeconds, end: atSeconds + seconds, paint })
    return this
  }

  mark(name: string): this {
    this.marks.set(name, this.at)
    return this
  }

  marked(name: string): number {
    const at = this.marks.get(name)
    if (at === undefined) throw new Error(`${this.name} has no mark '${name}'.`)
    return at
  }

  music(make: (seconds: number) => Float32Array, gain: number): this {
    this.stopMusic()
    this.#music = { from: this.at, make, gain }
    return this
  }

  /** Lets the music end `tail` seconds from here. */
  stopMusic(tail = 0.5): this {
    if (this.#music) {
      const { from, make, gain } = this.#music
      this.sound(make(this.at + tail - from), gain, from, 'music')
    }
    this.#music = undefined
    return this
  }

  end(): this {
    this.stopMusic(0)
    this.at = onFrame(this.at)
    this.lines.sort((a, b) => a.start - b.start)
    return this
  }

  get seconds(): number {
    return this.at
  }

  /** The shot at a time, and its span. */
  shotAt(seconds: number): { shot: Shot; index: number } & Span {
    let index = 0
    while (index + 1 < this.shots.length && (this.shots[index + 1]?.start ?? Infinity) <= seconds + 1e-6) index++
    const shot = this.shots[index]
    if (!shot) throw new Error(`${this.name} has no shot.`)
    return { shot, index, start: shot.start, end: this.shots[index + 1]?.start ?? this.seconds }
  }
}

export const PICTURES_PER_SECOND = 12

export const onFrame = (seconds: number): number => Math.round(seconds * PICTURES_PER_SECOND) / PICTURES_PER_SECOND

export function scale(samples: Float32Array, gain: number): Float32Array {
  return gain === 1 ? samples : samples.map((x) => x * gain)
}

/** A run of a mixed film's sound. */
export function slice(mixed: Float32Array, from: number, to: number): Float32Array {
  return mixed.slice(samplesOf(from), samplesOf(to))
}

export { SAMPLE_RATE }
