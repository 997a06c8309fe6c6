import type { Conflicted } from './conflict.ts'
import { isSameWords, type CueKey, type CueWords, type NewCue } from './deeds/cue-words.ts'
import type { Targets } from './deeds/edits.ts'
import { isSame } from './deeds/steps.ts'
import { UndoStack, type Deed } from './deeds/undo-stack.ts'
import { Line, messageOf } from './line.svelte.ts'
import { isSameLines, RoomCaptions, type Recutting } from './room-captions.svelte.ts'
import type { Finding, OpenedStory, RoomCue, RoomData, RoomTrack } from './room-data.ts'
import { RoomFindings } from './room-findings.svelte.ts'

/** One state in the undo stack: of a finding, of a cue, or of lines that were cut anew. */
type State = { finding: Finding } | { cue: CueWords } | { recut: Recutting }

export type RoomEvents = {
  /** Something could not be kept. */
  failed: (message: string) => void
  /** Somebody else changed so many findings. */
  others: (who: string, count: number) => void
  /** The making was found anew: all findings were read again. */
  foundAnew: () => void
  /** Stories quote the words that were corrected. */
  opened: (stories: OpenedStory[]) => void
  /** Lines were cut or joined by somebody else since: nothing is undone over that. */
  cutByOthers: () => void
}

/**
 * What the room knows, and how it changes. An edit shows at once, is sent in its turn, and is taken back where it is
 * refused; where someone else was first, both are shown and the editor chooses.
 */
export class Room {
  readonly data: RoomData
  next = $state.raw<{ undo: string | undefined; redo: string | undefined }>({ undo: undefined, redo: undefined })
  conflict = $state.raw<Conflicted | undefined>(undefined)

  readonly #findings: RoomFindings
  readonly #captions: RoomCaptions
  #stack = new UndoStack<State>()
  readonly #line: Line
  readonly #events: RoomEvents

  constructor(data: RoomData, base: string, events: RoomEvents) {
    this.data = data
    this.#line = new Line(base, (message) => events.failed(message))
    this.#events = events
    const failed = async (response: Response): Promise<void> => events.failed(await messageOf(response))
    this.#findings = new RoomFindings(data, {
      line: this.#line,
      failed,
      askWhich: (conflict) => this.#ask(conflict),
      others: (who, count) => events.others(who, count),
      foundAnew: () => events.foundAnew(),
    })
    this.#captions = new RoomCaptions(data.tracks, {
      line: this.#line,
      failed,
      opened: (stories) => events.opened(stories),
      askWhich: (conflict) => this.#ask(conflict),
      moved: () => void this.refresh(),
    })
  }

  /** Edits on their way. */
  get sending(): number {
    return this.#line.sending
  }

  /** Why they wait: what is done here is sent as soon as it can be. */
  get held(): 'offline' | 'signedOut' | undefined {
    return this.#line.held
  }

  get(id: string | undefined): Finding | undefined {
    return this.#findings.get(id)
  }

  /** As shown: with edits that are still on their way. */
  get byKind(): RoomFindings['byKind'] {
    return this.#findings.byKind
  }

  get openQuotes(): RoomFindings['openQuotes'] {
    return this.#findings.openQuotes
  }

  get all(): readonly Finding[] {
    return Object.values(this.byKind).flat()
  }

  /** Does something to findings: shows it at once, sends it, and can undo it. */
  act(words: string, targets: Targets | undefined): void {
    if (!targets) return
    const before = new Map([...targets.keys()].map((id) => [id, asState(this.get(id))]))
    const after = new Map([...targets].map(([id, finding]) => [id, asState(finding)]))
    this.#bring(targets, this.#did({ words, before, after }))
  }

  /**
   * Changes the words or speakers of cues: shows it at once, sends it, and can undo it. `base`: the line as it stood when
   * somebody began to type over it; where it is no longer so, both are shown.
   */
  editCues(words: string, edits: ReadonlyMap<CueKey, CueWords>, base?: CueWords): void {
    const [first] = edits
    const theirs = first && this.cue(first[0])
    if (base && theirs && !isSameWords(theirs, base))
      return this.#captions.askWhich(theirs, first[1], () => this.editCues(words, edits))
    const before = new Map([...edits.keys()].map((key) => [key, asCueState(this.cue(key))]))
    const after = new Map([...edits].map(([key, cue]) => [key, { cue }]))
    this.#bringCues(edits, this.#did({ words, before, after }))
  }

  /** Cuts `count` lines of a track anew: one is split, or several are joined. It can be undone. */
  recut(words: string, { trackId, from, count, cues }: Recutting): void {
    const key = `${trackId}/${from}`
    const back = { trackId, from, count: cues.length, cues: this.#captions.standing(trackId, from, count) }
    const deed = this.#did({
      words,
      before: new Map([[key, { recut: back }]]),
      after: new Map([[key, { recut: { trackId, from, count, cues } }]]),
    })
    this.#captions.recut({ trackId, from, count, cues }, () => this.#forget(deed))
  }

  get tracks(): readonly RoomTrack[] {
    return this.#captions.tracks
  }

  cue(key: CueKey): RoomCue | undefined {
    return this.#captions.cue(key)
  }

  #did(deed: Deed<State>): Deed<State> {
    this.#stack.push(deed)
    this.next = this.#stack.next
    return deed
  }

  #forget(deed: Deed<State>): void {
    this.#stack.forget(deed)
    this.next = this.#stack.next
  }

  undo(): string | undefined {
    return this.#again(this.#stack.undo(), 'before')
  }

  redo(): string | undefined {
    return this.#again(this.#stack.redo(), 'after')
  }

  #again(deed: Deed<State> | undefined, to: 'before' | 'after'): string | undefined {
    this.next = this.#stack.next
    if (!deed) return undefined
    const findings: Targets = new Map()
    const cues = new Map<CueKey, CueWords>()
    for (const [id, state] of deed[to]) {
      if (state && 'recut' in state) this.#recutAgain(state.recut, deed, to)
      else if (state && 'cue' in state) cues.set(id as CueKey, state.cue)
      else findings.set(id, state?.finding)
    }
    const expected = deed[to === 'before' ? 'after' : 'before']
    if (cues.size > 0) {
      const others = [...cues].find(([key]) => {
        const state = expected.get(key)
        const now = this.cue(key)
        return now && state && 'cue' in state && !isSameWords(now, state.cue)
      })
      const theirs = others && this.cue(others[0])
      if (others && theirs) this.#captions.askWhich(theirs, others[1], () => this.#bringCues(cues))
      else this.#bringCues(cues)
    } else if (findings.size > 0) {
      const others = [...findings.keys()].find((id) => {
        const state = expected.get(id)
        return !isSame(this.get(id), state && 'finding' in state ? state.finding : undefined)
      })
      // Someone else changed it since: undoing would overwrite that in silence.
      if (others === undefined) this.#bring(findings)
      else this.#findings.askWhich(others, findings.get(others), () => this.#bring(findings))
    }
    return deed.words
  }

  #recutAgain(recut: Recutting, deed: Deed<State>, to: 'before' | 'after'): void {
    const [other] = deed[to === 'before' ? 'after' : 'before'].values()
    const expected: readonly NewCue[] = other && 'recut' in other ? other.recut.cues : []
    if (isSameLines(this.#captions.standing(recut.trackId, recut.from, recut.count), expected))
      return this.#captions.recut(recut, () => this.#forget(deed))
    this.#forget(deed)
    this.#events.cutByOthers()
  }

  /** Reads again what others decided. */
  refresh(): Promise<void> {
    return this.#findings.refresh()
  }

  /** Reads again the caption tracks that changed. Deeds in lines that somebody cut anew can no longer be undone. */
  async refreshCaptions(): Promise<void> {
    const cut = new Set(await this.#captions.refresh())
    if (cut.size === 0) return
    this.#stack.forgetWhere((key) => cut.has(key.slice(0, key.lastIndexOf('/'))))
    this.next = this.#stack.next
  }

  #ask(conflict: Conflicted): void {
    this.conflict = {
      ...conflict,
      answer: (isMine) => {
        this.conflict = undefined
        conflict.answer(isMine)
      },
    }
  }

  #bring(targets: Targets, deed?: Deed<State>): void {
    this.#findings.bring(
      targets,
      () => deed && this.#forget(deed),
      () => deed && this.#did(deed),
    )
  }

  #bringCues(edits: ReadonlyMap<CueKey, CueWords>, deed?: Deed<State>): void {
    this.#captions.bring(
      edits,
      () => deed && this.#forget(deed),
      () => deed && this.#did(deed),
    )
  }
}

const asState = (finding: Finding | undefined): State | undefined => finding && { finding }
const asCueState = (cue: RoomCue | undefined): State | undefined =>
  cue && { cue: { text: cue.text, utterances: cue.utterances, start: cue.start, end: cue.end } }
