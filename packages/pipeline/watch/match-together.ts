import { Worker } from 'node:worker_threads'
import { EpisodeIndex, type EpisodePrint, Matching, type PictureLead } from '@aftercut/engine/matches'
import type { Readings } from '@aftercut/engine/readings'
import type { Span } from '@aftercut/engine/report'
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
 * Matches on two processors: what the picture leads to is found in a thread, while this one follows the sound. Made before
 * the making-of has been read, it makes the episodes ready meanwhile.
 */
export class MatchTogether {
  readonly #thread: Worker
  readonly #failed: Promise<never>
  #index: EpisodeIndex | undefined

  constructor(episodes: readonly EpisodePrint[]) {
    const prints = episodes.map(({ id, print }) => ({ id, print }))
    this.#thread = new Worker(new URL('./leads-thread.ts', import.meta.url), {
      workerData: prints,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    })
    this.#thread.unref()
    this.#failed = new Promise((_, fail) => this.#thread.once('error', fail))
    // It is waited for in `find` only.
    this.#failed.catch(() => undefined)
    this.#index = new EpisodeIndex(prints).prepare()
  }

  /**
   * The same as `findMatches` finds. Once. The readings come back: those of a long making-of were moved away, and what was
   * given holds nothing any more.
   */
  find(making: Readings, shots: readonly Span[]): Promise<MatchesFound> {
    const index = this.#index
    if (!index) throw new RangeError('One MatchTogether finds once.')
    this.#index = undefined
    if (making.durationSeconds <= MOST_SECONDS) return this.#findBeside(making, shots, index)
    return this.#ask<MatchesFound>({ for: 'matches', making, shots }, arraysToMove(making))
  }

  async #findBeside(making: Readings, shots: readonly Span[], index: EpisodeIndex): Promise<MatchesFound> {
    const { durationSeconds, picture } = making
    const matching = new Matching(making, index, shots)
    const leads = picture && this.#ask<PictureLead[]>({ for: 'leads', making: { durationSeconds, picture }, shots }, [])
    matching.listen()
    return { matches: matching.look((await leads) ?? []), making }
  }

  #ask<Answer>(asked: Asked, moved: ArrayBuffer[]): Promise<Answer> {
    const answer = new Promise<Answer>((resolve) => this.#thread.once('message', resolve))
    // The rule is of windows; a thread's port has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    this.#thread.postMessage(asked, moved)
    this.#thread.ref()
    return Promise.race([answer, this.#failed])
  }

  async stop(): Promise<void> {
    await this.#thread.terminate()
  }
}
