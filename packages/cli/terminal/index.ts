export { createProgress, type Progress } from './progress.ts'
export { createTerminal, type Terminal } from './terminal.ts'
