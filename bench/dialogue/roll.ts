import type { CaptionTrack, Cue } from '@aftercut/engine/captions'
import type { CallKind, Span } from '@aftercut/engine/report'
import { Chance } from './random.ts'
import type { Said, Script } from './script.ts'
import { mishear, vocabularyOf, withoutMarks } from './spoil.ts'
import type { Truth } from './truth.ts'

/** How the making-of is made and captioned. Rates are probabilities, 0 to 1. */
export type Conditions = {
  wordErrors: number
  callsMissing: number
  /** Captions by a machine: no punctuation, no speakers; sounds are described still. */
  automatic: boolean
  /** Whether speakers are named, where people made the captions. */
  speakers: boolean
}

/** The camera that runs: what is said goes into captions as the conditions have them, and into what is true of the making-of. */
export class Roll {
  readonly script: Script
  readonly chance: Chance
  readonly #conditions: Conditions
  readonly #vocabulary: string[]
  readonly cues: Cue[] = []
  readonly truth: Truth = { takes: [], calls: [], moments: [], interviews: [], clips: [], days: [] }
  /** Seconds of the making-of up to now. */
  at = 2

  constructor(script: Script, seed: number, conditions: Conditions) {
    this.script = script
    this.chance = new Chance(seed * 7919 + script.name.length)
    this.#conditions = conditions
    const all = [...script.episodes.flat(2), ...[...script.sections.values()].flat()].map((said) => said.text)
    this.#vocabulary = vocabularyOf(all, script.language)
  }

  /** Whether a call is not heard, or not captioned. */
  missing(): boolean {
    return this.chance.happens(this.#conditions.callsMissing)
  }

  call(call: CallKind): number {
    return this.calls([call])
  }

  /** Calls in cues of their own, or all in one. Out: when the first is called. */
  calls(calls: readonly CallKind[]): number {
    const said = calls.map((call) => this.one(call))
    const plain = said.every((each) => !each.note)
    const together = calls.length > 1 && plain && this.chance.happens(0.5)
    const first = this.at
    if (together) {
      const texts = said.map((each) => each.text)
      const whole = texts.join(' ')
      const span = this.say({ ...said[0]!, text: whole })
      let letters = 0
      for (const [index, call] of calls.entries()) {
        this.truth.calls.push({
          call,
          at: span.start + ((span.end - span.start) * (letters + (said[index]!.callAt ?? 0))) / whole.length,
        })
        letters += texts[index]!.length + 1
      }
      return first
    }
    for (const [index, call] of calls.entries()) {
      const span = this.say(said[index]!)
      const late = (said[index]!.callAt ?? 0) / said[index]!.text.length
      this.truth.calls.push({ call, at: span.start + (span.end - span.start) * late })
      this.rest(0.3, 1.2)
    }
    return first
  }

  /** One of a section's lines. */
  one(section: string): Said {
    return this.chance.pick(this.script.sections.get(section)!)
  }

  /** Something is said, now. `kind`: the moment that it is, if any. `tempo`: of how it is said, 1 as captions stand. */
  say(said: Said, kind?: string, tempo = 1): Span {
    const span = { start: this.at, end: this.at + this.seconds(said.text) * tempo }
    const text = said.note
      ? said.text
      : mishear(said.text, this.#conditions.wordErrors, this.script.language, this.#vocabulary, this.chance)
    this.cues.push(this.cue(span, said, text, true))
    if (kind !== undefined) this.truth.moments.push({ ...span, kind })
    this.at = span.end + 0.05
    return span
  }

  /** Nothing is said, for so many seconds. */
  rest(low: number, high: number): void {
    this.at += this.chance.between(low, high)
  }

  /** Captions stand as long as reading takes: 15 letters a second, or 6 syllables. */
  seconds(text: string): number {
    return Math.max(1, text.length / (/[\p{Script=Latin}]/u.test(text) ? 15 : 6))
  }

  cue(span: Span, said: Said, text: string, making: boolean): Cue {
    const { automatic, speakers } = this.#conditions
    const shown = automatic && making && !said.note ? withoutMarks(text) : text
    const name = making ? (this.script.cast.get(said.speaker ?? '') ?? said.speaker) : said.speaker
    const labelled = name !== undefined && speakers && !(automatic && making)
    return {
      start: span.start,
      end: span.end,
      text: said.note ? `[${shown}]` : labelled ? `${name}: ${shown}` : shown,
      utterances: said.note ? [] : [{ text: shown, ...(labelled && { speaker: name }) }],
      sounds: said.note ? [shown] : [],
      line: this.cues.length,
    }
  }

  /** Captions as a file of the script's language. */
  track(file: string, cues: Cue[]): CaptionTrack {
    const { language } = this.script
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
