import type { FindingKind } from './room-data.ts'
import type { Clash, Decided, Finding, OpenQuote, RoomCue, RoomData, RoomTrack } from './room-data.ts'
import { isSame, stepsBetween } from './deeds/steps.ts'
import type { Targets } from './deeds/edits.ts'
import { UndoStack, type Deed } from './deeds/undo-stack.ts'

/** A cue by its track and number. */
export type CueKey = `${string}/${number}`
/** What can be edited of a cue. */
export type CueWords = Pick<RoomCue, 'text' | 'utterances'>

/** One state in the undo stack: of a finding, or of a cue. */
type State = { finding: Finding } | { cue: CueWords }

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
  tracks = $state.raw<readonly RoomTrack[]>([])
  openQuotes = $state.raw<{ readonly [id: string]: OpenQuote }>({})
  next = $state.raw<{ undo: string | undefined; redo: string | undefined }>({ undo: undefined, redo: undefined })
  conflict = $state.raw<Conflicted | undefined>(undefined)
  /** Edits on their way. */
  sending = $state(0)

  #shown = new Map<string, Finding>()
  /** As the library has them. */
  #stored = new Map<string, Finding>()
  #found = new Map<string, Finding>()
  #runId: string | null
  #stack = new UndoStack<State>()
  #queue: Promise<void> = Promise.resolve()
  readonly #base: string
  readonly #events: RoomEvents

  constructor(data: RoomData, base: string, events: RoomEvents) {
    this.data = data
    this.#base = base
    this.#events = events
    this.#runId = data.runId
    this.tracks = data.tracks
    this.openQuotes = data.openQuotes
    this.#take(data.findings)
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

  /** Changes the words or speakers of cues: shows it at once, sends it, and can undo it. */
  editCues(words: string, edits: ReadonlyMap<CueKey, CueWords>): void {
    const before = new Map([...edits.keys()].map((key) => [key, asCueState(this.cue(key))]))
    const after = new Map([...edits].map(([key, cue]) => [key, { cue }]))
    const deed = { words, before, after }
    this.#stack.push(deed)
    this.#bringCues(edits, deed)
  }

  cue(key: CueKey): RoomCue | undefined {
    const [trackId, number] = splitKey(key)
    return this.tracks.find(({ id }) => id === trackId)?.cues[number]
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
      if (state && 'cue' in state) cues.set(id as CueKey, state.cue)
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
      if (others && theirs) this.#askWhichWords(theirs, others[1], () => this.#bringCues(cues))
      else this.#bringCues(cues)
    } else {
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

  /** Reads again what others decided; `quietly`: nobody is told. */
  async refresh(): Promise<void> {
    const decided = await this.#read<Decided>('decisions')
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
    const data = await this.#read<RoomData>('room')
    if (!data) return
    this.#runId = data.runId
    this.openQuotes = data.openQuotes
    this.#take(data.findings)
  }

  /** Reads again the caption tracks that changed. */
  async refreshCaptions(): Promise<void> {
    const known = new URLSearchParams(this.tracks.map(({ hash }): [string, string] => ['known', hash]))
    const changed = await this.#read<RoomTrack[]>(`captions?${known.toString()}`)
    if (!changed || changed.length === 0 || this.sending > 0) return
    const byId = new Map(changed.map((track) => [track.id, track]))
    const kept = this.tracks.map((track) => byId.get(track.id) ?? track)
    const fresh = changed.filter(({ id }) => !this.tracks.some((track) => track.id === id))
    this.tracks = [...kept, ...fresh].toSorted((a, b) => a.position - b.position)
  }

  /** Brings findings to where they should stand. */
  #bring(targets: Targets, deed?: Deed<State>): void {
    this.#show([...targets])
    this.next = this.#stack.next
    this.#enqueue(() => this.#send(targets, deed))
  }

  async #send(targets: Targets, deed?: Deed<State>): Promise<void> {
    const steps = [...targets].flatMap(([id, target]) => stepsBetween(this.#stored.get(id), target))
    if (steps.length === 0) return
    const response = await this.#post('decisions', { steps })
    if (response?.ok) {
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
    if (response?.status === 409) {
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

  #takeBack(targets: Targets, deed?: Deed<State>): void {
    if (deed) this.#stack.forget(deed)
    this.next = this.#stack.next
    this.#show([...targets.keys()].map((id) => [id, this.#stored.get(id)] as const))
  }

  #askWhich(id: string, mine: Finding | undefined, insist: () => void): void {
    this.conflict = {
      what: 'finding',
      theirs: this.#stored.get(id),
      mine,
      answer: (isMine) => {
        this.conflict = undefined
        if (isMine) insist()
      },
    }
  }

  #bringCues(edits: ReadonlyMap<CueKey, CueWords>, deed?: Deed<State>): void {
    const stored = new Map([...edits.keys()].map((key) => [key, this.cue(key)]))
    this.#showCues([...edits].flatMap(([key, words]) => withWords(stored.get(key), key, words)))
    this.next = this.#stack.next
    this.#enqueue(async () => {
      const response = await this.#post('captions', {
        edits: [...edits].map(([key, words]) => {
          const [trackId, number] = splitKey(key)
          return { trackId, number, version: this.cue(key)?.version ?? 0, ...words }
        }),
      })
      if (response?.ok) {
        const answer = (await response.json()) as { cues: (RoomCue & { trackId: string })[]; stories: OpenedStory[] }
        this.#showCues(answer.cues.map(({ trackId, ...cue }) => [`${trackId}/${cue.number}`, cue]))
        if (answer.stories.length > 0) this.#events.opened(answer.stories)
        void this.refresh()
        return
      }
      if (deed) this.#stack.forget(deed)
      this.next = this.#stack.next
      this.#showCues([...stored].flatMap(([key, cue]) => (cue ? [[key, cue] as const] : [])))
      const clash = response?.status === 409 ? ((await response.json()) as Clash).conflict.cue : undefined
      if (!clash) return this.#events.failed(await messageOf(response))
      const { trackId, ...theirs } = clash
      const key: CueKey = `${trackId}/${theirs.number}`
      this.#showCues([[key, theirs]])
      const mine = edits.get(key)
      if (!mine) return
      this.#askWhichWords(theirs, mine, () => {
        if (deed) this.#stack.push(deed)
        this.#bringCues(edits, deed)
      })
    })
  }

  #askWhichWords(theirs: RoomCue, mine: CueWords, insist: () => void): void {
    this.conflict = {
      what: 'cue',
      theirs,
      mine,
      answer: (isMine) => {
        this.conflict = undefined
        if (isMine) insist()
      },
    }
  }

  #showCues(cues: readonly (readonly [CueKey, RoomCue])[]): void {
    const byTrack = Map.groupBy(cues, ([key]) => splitKey(key)[0])
    this.tracks = this.tracks.map((track) => {
      const own = byTrack.get(track.id)
      if (!own) return track
      const changed = new Map(own.map(([, cue]) => [cue.number, cue]))
      return { ...track, cues: track.cues.map((cue) => changed.get(cue.number) ?? cue) }
    })
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

  /** One after the other: a step rests on the version that the one before has made. */
  #enqueue(work: () => Promise<void>): void {
    this.sending++
    this.#queue = this.#queue
      .then(work)
      .catch((error: unknown) => this.#events.failed(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        this.sending--
      })
  }

  async #read<Body>(path: string): Promise<Body | undefined> {
    const response = await fetch(`${this.#base}/${path}`).catch(() => undefined)
    return response?.ok ? ((await response.json()) as Body) : undefined
  }

  #post(path: string, body: object): Promise<Response | undefined> {
    const headers = { 'content-type': 'application/json' }
    return fetch(`${this.#base}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) }).catch(
      () => undefined,
    )
  }
}

function emptyKinds(): { [Kind in FindingKind]: readonly Finding[] } {
  return { segment: [], match: [], call: [], moment: [], quote: [] }
}

/** Spelt out: the database gives an object's fields back in an order of its own. */
const said = ({ text, utterances }: CueWords): string =>
  JSON.stringify([text, utterances.map((each) => [each.speaker ?? null, each.text])])
const isSameWords = (a: CueWords, b: CueWords): boolean => said(a) === said(b)

const asState = (finding: Finding | undefined): State | undefined => finding && { finding }
const asCueState = (cue: RoomCue | undefined): State | undefined =>
  cue && { cue: { text: cue.text, utterances: cue.utterances } }

function withWords(cue: RoomCue | undefined, key: CueKey, words: CueWords): (readonly [CueKey, RoomCue])[] {
  return cue ? [[key, { ...cue, ...words }]] : []
}

function splitKey(key: CueKey): [string, number] {
  const at = key.lastIndexOf('/')
  return [key.slice(0, at), Number(key.slice(at + 1))]
}

/** What the server says went wrong; '' where it cannot be reached. */
async function messageOf(response: Response | undefined): Promise<string> {
  if (!response) return ''
  const body = (await response.json().catch(() => ({}))) as { message?: string }
  return body.message ?? `${response.status}`
}
