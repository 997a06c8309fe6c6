import { writeBackup, type Backup } from '../backup/index.ts'
import { writeExport, type Exported } from '../exchange/index.ts'
import { identifyVideo, type Identified } from '../identify/index.ts'
import { importPath, type Imported } from '../importing/index.ts'
import type { Workbench } from '../workbench/index.ts'

/** What may be asked of the process that has the library open, and what it answers. Paths are absolute. */
export type ControlCommands = {
  import: { asks: { path: string; drama?: string; copy?: boolean }; answers: Imported }
  export: { asks: { path: string; dramas?: string[]; episodeCaptions?: boolean }; answers: Exported }
  identify: { asks: { path: string }; answers: Identified }
  backup: { asks: { path: string; media?: boolean }; answers: Backup }
}

export type CommandName = keyof ControlCommands

type Context = { signal: AbortSignal; onProgress: (fraction: number, detail: string) => void }

type Handlers = {
  [Name in CommandName]: (
    asked: ControlCommands[Name]['asks'],
    bench: Workbench,
    context: Context,
  ) => Promise<ControlCommands[Name]['answers']>
}

export const HANDLERS: Handlers = {
  import: ({ path, drama, copy }, bench, context) =>
    importPath(path, bench, { ...(drama !== undefined && { drama }), ...(copy && { copy }), ...context }),
  export: ({ path, ...options }, { library }, { signal }) => writeExport(path, library, { ...options, signal }),
  identify: ({ path }, bench, context) => identifyVideo(path, bench, context),
  backup: ({ path, media }, bench, context) => writeBackup(path, bench, { ...(media && { media }), ...context }),
}
