import { createProgress, type Progress } from './progress.ts'

/** Results go to `out` (stdout), everything else to stderr. */
export type Terminal = {
  out(text: string): void
  note(text: string): void
  progress(label: string): Progress
  /** Aborts at the first Ctrl-C or SIGTERM. */
  signal: AbortSignal
  /** Set when stdout is a terminal that shows colour. */
  colour: boolean
}

export function createTerminal(signal: AbortSignal): Terminal {
  const { stdout, stderr } = process
  return {
    out: (text) => void stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    note: (text) => void stderr.write(text.endsWith('\n') ? text : `${text}\n`),
    progress: (label) => createProgress(label, stderr),
    signal,
    colour: stdout.isTTY && !process.env.NO_COLOR,
  }
}
