export { withLocalFile } from './local-file.ts'
export type { Workbench } from './workbench.ts'
