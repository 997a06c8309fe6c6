import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import { EpisodeIndex, type EpisodePrint, Matching, type PictureLead } from '@aftercut/engine/matches'
import type { Readings } from '@aftercut/engine/readings'
import type { Span } from '@aftercut/engine/report'
import { findShots } from '@aftercut/engine/video'
import type { Asked, MatchesFound } from './leads-thread.ts'
import { arraysToMove } from './moved-readings.ts'

/**
 * A longer making-of is moved to the thread and matched there, for memory's sake: its readings take some 20 kB a second, and
 * only a thread's heap can be kept small.
 */
const MOST_SECONDS = 1800

/**
 * What is made and dropped at once stands in this much of a thread's heap. Node's own size, four times as large, is no faster
 * here, and the heap that it leads to takes 120 MB more of two hours.
 */
const YOUNG_MEGABYTES = 12

/**
 * Matches on two processors: shots, and what the picture leads to, are found in a thread, while this one follows the sound.
 * Made before the making-of has been read, it makes the episodes ready meanwhile.
 */
export class MatchTogether {
  readonly #thread: Worker
  /** What the thread answers, in turn; its failure is thrown to whoever waits. */
  readonly #answers: AsyncIterator<unknown[]>
  #index: EpisodeIndex | undefined

  constructor(episodes: readonly EpisodePrint[]) {
    const prints = episodes.map(({ id, print }) => ({ id, print }))
    this.#thread = new Worker(new URL('./leads-thread.ts', import.meta.url), {
      workerData: prints,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    })
    this.#thread.unref()
    this.#answers = on(this.#thread, 'message')
    this.#index = new EpisodeIndex(prints).prepare()
  }

  /**
   * The same as `findMatches` finds, and the shots, if they are not given. Once. The readings come back: those of a long
   * making-of were moved away, and what was given holds nothing any more.
   */
  find(making: Readings, shots?: Span[]): Promise<MatchesFound> {
    const index = this.#index
    if (!index) throw new RangeError('One MatchTogether finds once.')
    this.#index = undefined
    if (making.durationSeconds <= MOST_SECONDS) return this.#findBeside(making, shots, index)
    this.#ask({ for: 'matches', making, shots }, arraysToMove(making))
    return this.#answer<MatchesFound>()
  }

  async #findBeside(making: Readings, known: Span[] | undefined, index: EpisodeIndex): Promise<MatchesFound> {
    const { durationSeconds, picture } = making
    if (picture) this.#ask({ for: 'leads', making: { durationSeconds, picture }, shots: known }, [])
    const matching = new Matching(making, index)
    matching.listen()
    const shots = picture ? await this.#answer<Span[]>() : (known ?? findShots(making))
    matching.follow(shots)
    const leads = picture ? await this.#answer<PictureLead[]>() : []
    return { matches: matching.look(leads, shots), shots, making }
  }

  #ask(asked: Asked, moved: ArrayBuffer[]): void {
    // The rule is of windows; a thread's port has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    this.#thread.postMessage(asked, moved)
    this.#thread.ref()
  }

  async #answer<Answer>(): Promise<Answer> {
    const { value } = await this.#answers.next()
    return value[0] as Answer
  }

  async stop(): Promise<void> {
    await this.#thread.terminate()
  }
}
