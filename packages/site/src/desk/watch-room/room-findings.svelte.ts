import type { Conflicted } from './conflict.ts'
import type { Targets } from './deeds/edits.ts'
import { isSame, stepsBetween } from './deeds/steps.ts'
import type { Line } from './line.svelte.ts'
import type { Clash, Decided, Finding, FindingKind, OpenQuote, RoomData } from './room-data.ts'

/** How what is decided reaches the server, and whoever works here. */
export type FindingWays = {
  line: Line
  failed: (response: Response) => Promise<void>
  askWhich: (conflict: Extract<Conflicted, { what: 'finding' }>) => void
  /** Somebody else changed so many findings. */
  others: (who: string, count: number) => void
  /** The making was found anew: all findings were read again. */
  foundAnew: () => void
}

type Answer = { findings: Finding[]; gone: string[] }

/** The findings as shown, with edits that are still on their way. */
export class RoomFindings {
  /** Replaced whole, by kind, when anything of the kind changes. */
  byKind = $state.raw<{ readonly [Kind in FindingKind]: readonly Finding[] }>(emptyKinds())
  openQuotes = $state.raw<{ readonly [id: string]: OpenQuote }>({})
  #shown = new Map<string, Finding>()
  /** As the library has them. */
  #stored = new Map<string, Finding>()
  #found = new Map<string, Finding>()
  #runId: string | null
  readonly #line: Line
  readonly #ways: FindingWays

  constructor(data: RoomData, ways: FindingWays) {
    this.#line = ways.line
    this.#ways = ways
    this.#runId = data.runId
    this.openQuotes = data.openQuotes
    this.#take(data.findings)
  }

  get(id: string | undefined): Finding | undefined {
    return id === undefined ? undefined : this.#shown.get(id)
  }

  /** Brings findings to where they should stand. `refused`: it did not come to pass; `insisted`: it is tried again. */
  bring(targets: Targets, refused: () => void = ignore, insisted: () => void = ignore): void {
    this.#show([...targets])
    this.#line.enqueue(() => this.#send(targets, refused, insisted))
  }

  async #send(targets: Targets, refused: () => void, insisted: () => void): Promise<void> {
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
      this.#keep(id, conflict.finding)
      this.#takeBack(targets, refused)
      this.askWhich(id, targets.get(id), () => {
        insisted()
        this.bring(targets, refused, insisted)
      })
      return
    }
    this.#takeBack(targets, refused)
    await this.#ways.failed(response)
  }

  askWhich(id: string, mine: Finding | undefined, insist: () => void): void {
    this.#ways.askWhich({
      what: 'finding',
      theirs: this.#stored.get(id),
      mine,
      answer: (isMine) => {
        if (isMine) insist()
      },
    })
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

  #takeBack(targets: Targets, refused: () => void): void {
    refused()
    this.#show([...targets.keys()].map((id) => [id, this.#stored.get(id)] as const))
  }

  /** Reads again what others decided. */
  async refresh(): Promise<void> {
    const decided = await this.#line.read<Decided>('decisions')
    if (!decided) return
    if (decided.runId !== this.#runId) {
      await this.#readAll()
      this.#ways.foundAnew()
      return
    }
    if (this.#line.sending > 0) return
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
    if (who) this.#ways.others(who, changed.length)
  }

  async #readAll(): Promise<void> {
    const data = await this.#line.read<RoomData>('room')
    if (!data) return
    this.#runId = data.runId
    this.openQuotes = data.openQuotes
    this.#take(data.findings)
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

const ignore = (): void => undefined

function emptyKinds(): { [Kind in FindingKind]: readonly Finding[] } {
  return { segment: [], match: [], call: [], moment: [], quote: [] }
}
