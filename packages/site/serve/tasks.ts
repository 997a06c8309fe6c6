import { randomUUID } from 'node:crypto'

/** Long work that someone at the desk has ordered and this process does: an import, a backup. */
export type Task = {
  id: string
  kind: string
  /** What it is done to, in words: a folder's or a file's name. */
  name: string
  /** The desk person who ordered it. */
  who: string
  state: 'running' | 'done' | 'failed' | 'cancelled'
  /** From 0 to 1. */
  progress: number
  /** What is being done now. */
  detail: string
  startedAt: number
  /** What came of it; by the kind. */
  result?: unknown
  /** Why it failed, and what to do. */
  problem?: string
}

type Work = (context: {
  signal: AbortSignal
  onProgress: (fraction: number, detail: string) => void
}) => Promise<unknown>

/** As many finished tasks are remembered. */
const MAX_KEPT = 30
/** Progress is told no oftener than this. Milliseconds. */
const TELL_MS = 250

/** The tasks of this process. Lost when it ends: what an import had taken in by then stays, and the rest can be ordered again. */
export class Tasks {
  readonly #tasks = new Map<string, Task>()
  readonly #aborts = new Map<string, AbortController>()
  readonly #listeners = new Set<(task: Task) => void>()

  /** Begins the work at once, and answers while it goes on. */
  start(given: Pick<Task, 'kind' | 'name' | 'who'>, work: Work): Task {
    const id = randomUUID()
    const abort = new AbortController()
    const task: Task = { ...given, id, state: 'running', progress: 0, detail: '', startedAt: Date.now() }
    this.#aborts.set(id, abort)
    this.#keep(task)
    let toldAt = 0
    const onProgress = (progress: number, detail: string): void => {
      Object.assign(task, { progress, detail })
      if (Date.now() - toldAt < TELL_MS) return
      toldAt = Date.now()
      this.#tell(task)
    }
    void work({ signal: abort.signal, onProgress })
      .then((result) => Object.assign(task, { state: 'done', progress: 1, detail: '', result }))
      .catch((error: unknown) => {
        if (abort.signal.aborted) return Object.assign(task, { state: 'cancelled' })
        console.error(`The task ${task.kind} of ${task.name} failed:`, error)
        return Object.assign(task, { state: 'failed', problem: error instanceof Error ? error.message : String(error) })
      })
      .finally(() => {
        this.#aborts.delete(id)
        this.#tell(task)
      })
    return task
  }

  cancel(id: string): void {
    this.#aborts.get(id)?.abort()
  }

  /** Newest first. */
  list(kind?: string): Task[] {
    return [...this.#tasks.values()].filter((task) => kind === undefined || task.kind === kind).toReversed()
  }

  get(id: string): Task | undefined {
    return this.#tasks.get(id)
  }

  onChange(listener: (task: Task) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  close(): void {
    for (const abort of this.#aborts.values()) abort.abort()
  }

  #keep(task: Task): void {
    this.#tasks.set(task.id, task)
    for (const [id, old] of this.#tasks) {
      if (this.#tasks.size <= MAX_KEPT) break
      if (old.state !== 'running') this.#tasks.delete(id)
    }
    this.#tell(task)
  }

  #tell(task: Task): void {
    for (const listener of this.#listeners) listener({ ...task })
  }
}
