import type { Problem } from '@aftercut/engine/report'

/** Faults of one kind nearer than this are one problem. */
const JOIN_SECONDS = 10
/** More of one kind than this are summed up. */
const MOST_OF_A_KIND = 20

type Run = { code: string; what: string; start: number; end: number; count: number }

/** Gathers what goes wrong while a file is read: faults close together become one problem. */
export class FaultLog {
  readonly #file: string
  readonly #problems: Problem[] = []
  readonly #runs = new Map<string, Run[]>()

  constructor(file: string) {
    this.#file = file
  }

  /** A problem of its own. */
  add(code: string, message: string, at?: number): void {
    this.#problems.push({ file: this.#file, code, message, ...(at !== undefined && { at: roundedToMs(at) }) })
  }

  /** One of what may be many: `what` names them in the plural ("pictures are damaged"). */
  count(code: string, what: string, atSeconds: number): void {
    const runs = this.#runs.get(code) ?? []
    this.#runs.set(code, runs)
    const last = runs.at(-1)
    if (last && (atSeconds - last.end < JOIN_SECONDS || runs.length >= MOST_OF_A_KIND)) {
      last.end = Math.max(last.end, atSeconds)
      last.count++
    } else runs.push({ code, what, start: atSeconds, end: atSeconds, count: 1 })
  }

  problems(): Problem[] {
    const counted = [...this.#runs.values()].flat().map(({ code, what, start, end, count }) => ({
      file: this.#file,
      code,
      message: `From ${start.toFixed(1)} s to ${end.toFixed(1)} s: ${count} ${what}. What could be read around them is used; a better copy of the file would hold more.`,
      at: roundedToMs(start),
    }))
    return [...this.#problems, ...counted].toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))
  }
}

const roundedToMs = (seconds: number): number => Math.round(seconds * 1000) / 1000
