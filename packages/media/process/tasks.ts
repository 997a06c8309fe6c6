/** What a task may use of the process that it runs in. */
export type TaskContext = {
  /** Tells the parent how far it is, 0 to 1. Lets messages in: call it often. */
  progress(fraction: number): Promise<void> | undefined
}

/** A task: the work that a media process does on one file. Input and result are structured-cloneable. */
export type Task<Input, Result> = (input: Input, context: TaskContext) => Promise<Result>

/** The tasks by name, each the module that exports it as `run`. */
export const TASKS = {
  read: '../reading/read-task.ts',
  probe: '../reading/probe-task.ts',
  stills: '../stills/stills-task.ts',
  text: '../tracks/text-task.ts',
  transcribe: '../transcription/transcribe-task.ts',
} as const

export type TaskName = keyof typeof TASKS
