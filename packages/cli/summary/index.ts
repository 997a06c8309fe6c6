export { clock } from './clock.ts'
export { summarise } from './summarise.ts'
