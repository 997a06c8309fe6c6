export { askServer, controlAddress, serveControl, type ControlRequest } from './control.ts'
