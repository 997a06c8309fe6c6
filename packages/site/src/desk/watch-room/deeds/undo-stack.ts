/** One thing that an editor did: what stood before and after, by id. `undefined`: it was not there. */
export type Deed<State> = {
  /** What it was, for the button and the ear: 'Rejected hug'. */
  words: string
  before: ReadonlyMap<string, State | undefined>
  after: ReadonlyMap<string, State | undefined>
}

/** So many deeds are remembered. */
const MOST_DEEDS = 500

/** What can be undone and done again. Whoever does something new gives up what was undone. */
export class UndoStack<State> {
  #done: Deed<State>[] = []
  #undone: Deed<State>[] = []

  push(deed: Deed<State>): void {
    this.#done.push(deed)
    if (this.#done.length > MOST_DEEDS) this.#done.shift()
    this.#undone = []
  }

  /** The deed to undo now; it can be done again after. */
  undo(): Deed<State> | undefined {
    const deed = this.#done.pop()
    if (deed) this.#undone.push(deed)
    return deed
  }

  redo(): Deed<State> | undefined {
    const deed = this.#undone.pop()
    if (deed) this.#done.push(deed)
    return deed
  }

  /** A deed that was refused never happened: it is taken out again, wherever it stands. */
  forget(deed: Deed<State>): void {
    this.#done = this.#done.filter((each) => each !== deed)
    this.#undone = this.#undone.filter((each) => each !== deed)
  }

  /** Forgets every deed that touched one of these. */
  forgetWhere(touched: (id: string) => boolean): void {
    const stays = (deed: Deed<State>): boolean => ![...deed.after.keys()].some(touched)
    this.#done = this.#done.filter(stays)
    this.#undone = this.#undone.filter(stays)
  }

  get next(): { undo: string | undefined; redo: string | undefined } {
    return { undo: this.#done.at(-1)?.words, redo: this.#undone.at(-1)?.words }
  }
}
