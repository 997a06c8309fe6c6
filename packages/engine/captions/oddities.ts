import type { Problem } from '../report/index.ts'

/** A hostile file must not make a report of a million problems; an honest one never has a hundred of one kind. */
const MAX_OF_A_KIND = 100

/** Gathers what is odd in one file: losses each for themselves, habits of the writer once with their count. */
export class Oddities {
  readonly #file: string
  readonly #losses = new Map<string, Problem[]>()
  readonly #dropped = new Map<string, number>()
  readonly #habits = new Map<string, { problem: Problem; count: number }>()

  constructor(file: string) {
    this.#file = file
  }

  /** Something that changes or costs a cue: each is told, up to `MAX_OF_A_KIND` of one code. */
  tell(code: string, line: number, message: string, at?: number): void {
    const known = this.#losses.get(code) ?? []
    this.#losses.set(code, known)
    if (known.length >= MAX_OF_A_KIND) this.#dropped.set(code, (this.#dropped.get(code) ?? 0) + 1)
    else known.push(this.#problem(code, line, message, at))
  }

  /** A habit of the file that costs nothing (dots for commas): told once, where it stands first. */
  habit(code: string, line: number, message: string): void {
    const known = this.#habits.get(code)
    if (known) known.count++
    else this.#habits.set(code, { problem: this.#problem(code, line, message), count: 1 })
  }

  problems(): Problem[] {
    const found: Problem[] = []
    for (const [code, losses] of this.#losses) {
      found.push(...losses)
      const more = this.#dropped.get(code)
      if (more) found.push({ file: this.#file, code, message: `${more} more of the same kind (${code}) in this file.` })
    }
    for (const { problem, count } of this.#habits.values())
      found.push(count > 1 ? { ...problem, message: `${problem.message} (${count} times in this file.)` } : problem)
    return found.toSorted((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity))
  }

  #problem(code: string, line: number, message: string, at?: number): Problem {
    return { file: this.#file, code, message: `Line ${line}: ${message}`, line, ...(at === undefined ? {} : { at }) }
  }
}
