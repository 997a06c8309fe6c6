import type { Conflicted } from './conflict.ts'
import type { Clash, OpenedStory, RoomCue, RoomTrack } from './room-data.ts'
import type { Line } from './line.svelte.ts'
import { isSameWords, splitKey, wordsOf, type CueKey, type CueWords, type NewCue } from './deeds/cue-words.ts'

/** Cues that are to stand in place of `count` others, from number `from` on. */
export type Recutting = { trackId: string; from: number; count: number; cues: readonly NewCue[] }

/** How the captions reach the server, and whoever works here. */
export type CaptionWays = {
  line: Line
  failed: (response: Response) => Promise<void>
  opened: (stories: OpenedStory[]) => void
  askWhich: (conflict: Extract<Conflicted, { what: 'cue' }>) => void
  /** What was found may name other cues now, or be open again. */
  moved: () => void
}

/** The caption tracks as shown, with edits that are still on their way. */
export class RoomCaptions {
  tracks = $state.raw<readonly RoomTrack[]>([])
  readonly #line: Line
  readonly #ways: CaptionWays

  constructor(tracks: readonly RoomTrack[], ways: CaptionWays) {
    this.tracks = tracks
    this.#line = ways.line
    this.#ways = ways
  }

  cue(key: CueKey): RoomCue | undefined {
    const [trackId, number] = splitKey(key)
    return this.tracks.find(({ id }) => id === trackId)?.cues[number]
  }

  /** Brings cues to where they should stand. `refused`: it did not come to pass; `insisted`: it is tried again. */
  bring(edits: ReadonlyMap<CueKey, CueWords>, refused: () => void = ignore, insisted: () => void = ignore): void {
    const stored = new Map([...edits.keys()].map((key) => [key, this.cue(key)]))
    this.#show([...edits].flatMap(([key, words]) => withWords(stored.get(key), key, words)))
    this.#line.enqueue(async () => {
      const { response, isRepeated } = await this.#line.post('captions', {
        edits: [...edits].map(([key, words]) => {
          const [trackId, number] = splitKey(key)
          return { trackId, number, version: this.cue(key)?.version ?? 0, ...words }
        }),
      })
      if (response.ok) {
        const answer = (await response.json()) as { cues: (RoomCue & { trackId: string })[]; stories: OpenedStory[] }
        this.#show(answer.cues.map(({ trackId, ...cue }) => [`${trackId}/${cue.number}`, cue]))
        if (answer.stories.length > 0) this.#ways.opened(answer.stories)
        return this.#ways.moved()
      }
      if (isRepeated && (await this.#hasArrived(edits))) return this.#ways.moved()
      refused()
      this.#show([...stored].flatMap(([key, cue]) => (cue ? [[key, cue] as const] : [])))
      const theirs = await this.#clashOf(response)
      if (!theirs) return
      const mine = edits.get(theirs.key)
      if (mine)
        this.askWhich(theirs.cue, mine, () => {
          insisted()
          this.bring(edits, refused, insisted)
        })
    })
  }

  /** Cuts lines anew, all or none; where somebody changed one of them meanwhile, nothing is done. */
  recut({ trackId, from, count, cues }: Recutting, refused: () => void = ignore): void {
    this.#line.enqueue(async () => {
      const going = this.tracks.find(({ id }) => id === trackId)?.cues.slice(from, from + count) ?? []
      const versions = going.map(({ version }) => version)
      const { response, isRepeated } = await this.#line.post('captions/recut', { trackId, from, versions, cues })
      if (response.ok) {
        const { track, stories } = (await response.json()) as { track: RoomTrack; stories: OpenedStory[] }
        this.tracks = this.tracks.map((each) => (each.id === track.id ? track : each))
        if (stories.length > 0) this.#ways.opened(stories)
        return this.#ways.moved()
      }
      if (isRepeated && (await this.#isCut({ trackId, from, cues }))) return this.#ways.moved()
      refused()
      await this.#clashOf(response)
    })
  }

  /** The lines that are to be cut anew, as they stand: what undoing brings back. */
  standing(trackId: string, from: number, count: number): NewCue[] {
    return (this.tracks.find(({ id }) => id === trackId)?.cues.slice(from, from + count) ?? []).map(wordsOf)
  }

  askWhich(theirs: RoomCue, mine: CueWords, insist: () => void): void {
    this.#ways.askWhich({
      what: 'cue',
      theirs,
      mine,
      answer: (isMine) => {
        if (isMine) insist()
      },
    })
  }

  /** The cue that somebody else changed first is shown as it stands; anything else is told. */
  async #clashOf(response: Response): Promise<{ key: CueKey; cue: RoomCue } | undefined> {
    const clash = response.status === 409 ? ((await response.json()) as Clash).conflict.cue : undefined
    if (!clash) {
      await this.#ways.failed(response)
      return undefined
    }
    const { trackId, ...cue } = clash
    const key: CueKey = `${trackId}/${cue.number}`
    this.#show([[key, cue]])
    return { key, cue }
  }

  /** What was sent twice may stand already: then nobody else was first. */
  async #hasArrived(edits: ReadonlyMap<CueKey, CueWords>): Promise<boolean> {
    const tracks = await this.#line.read<RoomTrack[]>('captions')
    const standing = [...edits].map(([key, words]) => {
      const [trackId, number] = splitKey(key)
      return { key, words, cue: tracks?.find(({ id }) => id === trackId)?.cues[number] }
    })
    if (!standing.every(({ cue, words }) => cue && isSameWords(cue, words))) return false
    this.#show(standing.flatMap(({ key, cue }) => (cue ? [[key, cue] as const] : [])))
    return true
  }

  async #isCut({ trackId, from, cues }: Omit<Recutting, 'count'>): Promise<boolean> {
    const track = (await this.#line.read<RoomTrack[]>('captions'))?.find(({ id }) => id === trackId)
    if (!track || !isSameLines(track.cues.slice(from, from + cues.length).map(wordsOf), cues)) return false
    this.tracks = this.tracks.map((each) => (each.id === trackId ? track : each))
    return true
  }

  /** Reads again the tracks that changed. Answers those of which the lines are no longer the same ones. */
  async refresh(): Promise<string[]> {
    const known = new URLSearchParams(this.tracks.map(({ hash }): [string, string] => ['known', hash]))
    const changed = await this.#line.read<RoomTrack[]>(`captions?${known.toString()}`)
    if (!changed || changed.length === 0 || this.#line.sending > 0) return []
    const byId = new Map(changed.map((track) => [track.id, track]))
    const before = new Map(this.tracks.map(({ id, cues }) => [id, cues.length]))
    const kept = this.tracks.map((track) => byId.get(track.id) ?? track)
    const fresh = changed.filter(({ id }) => !this.tracks.some((track) => track.id === id))
    this.tracks = [...kept, ...fresh].toSorted((a, b) => a.position - b.position)
    return changed.filter(({ id, cues }) => (before.get(id) ?? cues.length) !== cues.length).map(({ id }) => id)
  }

  #show(cues: readonly (readonly [CueKey, RoomCue])[]): void {
    const byTrack = Map.groupBy(cues, ([key]) => splitKey(key)[0])
    this.tracks = this.tracks.map((track) => {
      const own = byTrack.get(track.id)
      if (!own) return track
      const changed = new Map(own.map(([, cue]) => [cue.number, cue]))
      return { ...track, cues: track.cues.map((cue) => changed.get(cue.number) ?? cue) }
    })
  }
}

const ignore = (): void => undefined

function withWords(cue: RoomCue | undefined, key: CueKey, words: CueWords): (readonly [CueKey, RoomCue])[] {
  return cue ? [[key, { ...cue, ...words }]] : []
}

/** Whether the lines still say what they said. */
export const isSameLines = (a: readonly NewCue[], b: readonly NewCue[]): boolean =>
  a.length === b.length && a.every((cue, index) => b[index] !== undefined && isSameWords(cue, b[index]))
