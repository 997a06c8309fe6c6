export type { CommandName, ControlCommands } from './commands.ts'
export { askServer, controlAddress, serveControl } from './control.ts'
