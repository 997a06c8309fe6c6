import type { FindingKind } from './room-data.ts'
import type { Clash, Decided, Finding, OpenQuote, RoomCue, RoomData, RoomTrack } from './room-data.ts'
import { isSameWords, type CueKey, type CueWords, type NewCue } from './deeds/cue-words.ts'
import { isSameLines, RoomCaptions, type Recutting } from './room-captions.svelte.ts'
import { isSame, stepsBetween } from './deeds/steps.ts'
import type { Targets } from './deeds/edits.ts'
import { Line, messageOf } from './line.svelte.ts'
import { UndoStack, type Deed } from './deeds/undo-stack.ts'

/** One state in the undo stack: of a finding, of a cue, or of lines that were cut anew. */
type State = { finding: Finding } | { cue: CueWords } | { recut: Recutting }

/** Two people changed the same thing: what the other made of it, and what we wanted. The editor answers. */
export type Conflicted =
  | { what: 'finding'; theirs: Finding | undefined; mine: Finding | undefined; answer: (mine: boolean) => void }
  | { what: 'cue'; theirs: RoomCue; mine: CueWords; answer: (mine: boolean) => void }

/** A story that quotes words which were just corrected. */
export type OpenedStory = { id: string; slug: string; headline: string; published: boolean }

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

type Answer = { findings: Finding[]; gone: string[] }

/**
 * What the room knows, and how it changes. An edit shows at once, is sent in its turn, and is taken back where it is
 * refused; where someone else was first, both are shown and the editor chooses.
 */
export class Room {
  readonly data: RoomData
  /** As shown: with edits that are still on their way. Replaced whole, by kind, when anything of the kind changes. */
  byKind = $state.raw<{ readonly [Kind in FindingKind]: readonly Finding[] }>(emptyKinds())
  openQuotes = $state.raw<{ readonly [id: string]: OpenQuote }>({})
  next = $state.raw<{ undo: string | undefined; redo: string | undefined }>({ undo: undefined, redo: undefined })
  conflict = $state.raw<Conflicted | undefined>(undefined)

  #shown = new Map<string, Finding>()
  /** As the library has them. */
  #stored = new Map<string, Finding>()
  #found = new Map<string, Finding>()
  #runId: string | null
  readonly #captions: RoomCaptions
  #stack = new UndoStack<State>()
  readonly #line: Line
  readonly #events: RoomEvents

  constructor(data: RoomData, base: string, events: RoomEvents) {
    this.data = data
    this.#line = new Line(base, (message) => events.failed(message))
    this.#events = events
    this.#runId = data.runId
    this.#captions = new RoomCaptions(data.tracks, {
      line: this.#line,
      failed: async (response) => events.failed(await messageOf(response)),
      opened: (stories) => events.opened(stories),
      askWhich: (conflict) => this.#ask(conflict),
      moved: () => void this.refresh(),
    })
    this.openQuotes = data.openQuotes
    this.#take(data.findings)
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
    return id === undefined ? undefined : this.#shown.get(id)
  }

  get all(): readonly Finding[] {
    return Object.values(this.byKind).flat()
  }

  /** Does something to findings: shows it at once, sends it, and can undo it. */
  act(words: string, targets: Targets | undefined): void {
    if (!targets) return
    const before = new Map([...targets.keys()].map((id) => [id, asState(this.#shown.get(id))]))
    const after = new Map([...targets].map(([id, finding]) => [id, asState(finding)]))
    const deed = { words, before, after }
    this.#stack.push(deed)
    this.#bring(targets, deed)
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
        return !isSame(this.#shown.get(id), state && 'finding' in state ? state.finding : undefined)
      })
      // Someone else changed it since: undoing would overwrite that in silence.
      if (others === undefined) this.#bring(findings)
      else this.#askWhich(others, findings.get(others), () => this.#bring(findings))
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

  /** Reads again what others decided; `quietly`: nobody is told. */
  async refresh(): Promise<void> {
    const decided = await this.#line.read<Decided>('decisions')
    if (!decided) return
    if (decided.runId !== this.#runId) {
      await this.#readAll()
      this.#events.foundAnew()
      return
    }
    if (this.sending > 0) return
    const now = new Map(decided.findings.map((finding) => [finding.id, finding]))
    const changed: (readonly [string, Finding | undefined])[] = []
    for (const [id, finding] of now)
      if (this.#stored.get(id)?.version !== finding.version || !isSame(this.#stored.get(id), finding))
        changed.push([id, finding])
    for (const [id, finding] of this.#stored) {
      if (finding.version === 0 || now.has(id)) continue
      // Decided before we came and taken back since: only the report knows how it was found.
      if (finding.standing !== 'added' && !this.#found.has(id)) return this.#readAll()
      changed.push([id, this.#found.get(id)])
    }
    if (changed.length === 0) return
    this.openQuotes = decided.openQuotes
    for (const [id, finding] of changed) this.#keep(id, finding)
    this.#show(changed)
    const who = changed.find(([, finding]) => finding?.by)?.[1]?.by
    if (who) this.#events.others(who, changed.length)
  }

  async #readAll(): Promise<void> {
    const data = await this.#line.read<RoomData>('room')
    if (!data) return
    this.#runId = data.runId
    this.openQuotes = data.openQuotes
    this.#take(data.findings)
  }

  /** Reads again the caption tracks that changed. Deeds in lines that somebody cut anew can no longer be undone. */
  async refreshCaptions(): Promise<void> {
    const cut = new Set(await this.#captions.refresh())
    if (cut.size === 0) return
    this.#stack.forgetWhere((key) => cut.has(key.slice(0, key.lastIndexOf('/'))))
    this.next = this.#stack.next
  }

  /** Brings findings to where they should stand. */
  #bring(targets: Targets, deed?: Deed<State>): void {
    this.#show([...targets])
    this.next = this.#stack.next
    this.#line.enqueue(() => this.#send(targets, deed))
  }

  async #send(targets: Targets, deed?: Deed<State>): Promise<void> {
    const steps = [...targets].flatMap(([id, target]) => stepsBetween(this.#stored.get(id), target))
    if (steps.length === 0) return
    const { response, isRepeated } = await this.#line.post('decisions', { steps })
    if (response.ok) {
      const { findings, gone } = (await response.json()) as Answer
      for (const finding of findings) this.#keep(finding.id, finding)
      for (const id of gone) this.#keep(id, undefined)
      // What is shown may be further on already: only what is still as it was sent takes the answer.
      this.#show(
        [...targets.keys()]
          .filter((id) => isSame(this.#shown.get(id), targets.get(id)))
          .map((id) => [id, this.#stored.get(id)] as const),
      )
      return
    }
    if (isRepeated && (await this.#hasArrived(targets))) return
    if (response.status === 409) {
      const { conflict } = (await response.json()) as Clash
      const id = conflict.finding?.id ?? [...targets.keys()][0] ?? ''
      const mine = targets.get(id)
      this.#keep(id, conflict.finding)
      this.#takeBack(targets, deed)
      this.#askWhich(id, mine, () => {
        if (deed) this.#stack.push(deed)
        this.#bring(targets, deed)
      })
      return
    }
    this.#takeBack(targets, deed)
    this.#events.failed(await messageOf(response))
  }

  /** What was sent twice may stand already: then nobody else was first. */
  async #hasArrived(targets: Targets): Promise<boolean> {
    const decided = await this.#line.read<Decided>('decisions')
    if (decided?.runId !== this.#runId) return false
    const now = new Map(decided.findings.map((finding) => [finding.id, finding]))
    const standing = [...targets].map(([id, target]) => [id, now.get(id) ?? this.#found.get(id), target] as const)
    if (!standing.every(([, finding, target]) => isSame(finding, target))) return false
    for (const [id, finding] of standing) this.#keep(id, finding)
    this.#show(standing.map(([id, finding]) => [id, finding] as const))
    return true
  }

  #takeBack(targets: Targets, deed?: Deed<State>): void {
    if (deed) this.#stack.forget(deed)
    this.next = this.#stack.next
    this.#show([...targets.keys()].map((id) => [id, this.#stored.get(id)] as const))
  }

  #askWhich(id: string, mine: Finding | undefined, insist: () => void): void {
    this.#ask({
      what: 'finding',
      theirs: this.#stored.get(id),
      mine,
      answer: (isMine) => {
        if (isMine) insist()
      },
    })
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

  #bringCues(edits: ReadonlyMap<CueKey, CueWords>, deed?: Deed<State>): void {
    this.next = this.#stack.next
    this.#captions.bring(
      edits,
      () => deed && this.#forget(deed),
      () => deed && this.#did(deed),
    )
  }

  #keep(id: string, finding: Finding | undefined): void {
    if (finding) this.#stored.set(id, finding)
    else this.#stored.delete(id)
    if (finding?.version === 0) this.#found.set(id, finding)
  }

  #take(findings: readonly Finding[]): void {
    this.#stored = new Map(findings.map((finding) => [finding.id, finding]))
    this.#shown = new Map(this.#stored)
    this.#found = new Map(findings.filter(({ version }) => version === 0).map((finding) => [finding.id, finding]))
    this.byKind = { ...emptyKinds(), ...Object.fromEntries(Map.groupBy(findings, ({ kind }) => kind)) }
  }

  #show(changes: readonly (readonly [string, Finding | undefined])[]): void {
    const kinds = new Set<FindingKind>()
    for (const [id, finding] of changes) {
      const before = this.#shown.get(id)
      if (before) kinds.add(before.kind)
      if (finding) {
        kinds.add(finding.kind)
        this.#shown.set(id, finding)
      } else this.#shown.delete(id)
    }
    if (kinds.size === 0) return
    const byKind = { ...this.byKind }
    for (const kind of kinds) byKind[kind] = [...this.#shown.values()].filter((finding) => finding.kind === kind)
    this.byKind = byKind
  }
}

function emptyKinds(): { [Kind in FindingKind]: readonly Finding[] } {
  return { segment: [], match: [], call: [], moment: [], quote: [] }
}

const asState = (finding: Finding | undefined): State | undefined => finding && { finding }
const asCueState = (cue: RoomCue | undefined): State | undefined =>
  cue && { cue: { text: cue.text, utterances: cue.utterances, start: cue.start, end: cue.end } }
