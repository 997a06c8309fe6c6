import { Worker } from 'node:worker_threads'
import { EpisodeIndex, type EpisodePrint, findPictureLeads, Matching, type PictureLead } from '@aftercut/engine/matches'
import type { Readings } from '@aftercut/engine/readings'
import type { Match, Span } from '@aftercut/engine/report'
import type { Asked } from './leads-thread.ts'

/** A longer making-of is not copied to another thread, for memory's sake: its pictures take some 20 kB a second. */
const MOST_SECONDS = 1800

/**
 * Matches on two processors: what the picture leads to is found in a thread, while this one follows the sound. Made before
 * the making-of has been read, it makes the episodes ready meanwhile.
 */
export class MatchTogether {
  readonly #index: EpisodeIndex
  readonly #thread: Worker
  readonly #failed: Promise<never>

  constructor(episodes: readonly EpisodePrint[]) {
    const prints = episodes.map(({ id, print }) => ({ id, print }))
    this.#thread = new Worker(new URL('./leads-thread.ts', import.meta.url), { workerData: prints })
    this.#thread.unref()
    this.#failed = new Promise((_, fail) => this.#thread.once('error', fail))
    // It is waited for in `find` only.
    this.#failed.catch(() => undefined)
    this.#index = new EpisodeIndex(prints).prepare()
  }

  /** The same as `findMatches` finds. Once. */
  async find(making: Readings, shots: readonly Span[]): Promise<Match[]> {
    const { durationSeconds, picture } = making
    const matching = new Matching(making, this.#index, shots)
    if (!picture || durationSeconds > MOST_SECONDS) {
      await this.stop()
      matching.listen()
      return matching.look(findPictureLeads(making, this.#index, shots))
    }
    const leads = new Promise<PictureLead[]>((resolve) => this.#thread.once('message', resolve))
    const asked: Asked = { making: { durationSeconds, picture }, shots }
    // The rule is of windows; a thread's port has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    this.#thread.postMessage(asked)
    this.#thread.ref()
    matching.listen()
    return matching.look(await Promise.race([leads, this.#failed]))
  }

  async stop(): Promise<void> {
    await this.#thread.terminate()
  }
}
