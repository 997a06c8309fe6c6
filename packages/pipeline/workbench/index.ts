export { withLocalFile } from './local-file.ts'
export type { Workbench } from './workbench.ts'
export { openKnownWorkbench, openWorkbench, placeFrom, type WorkbenchPlace } from './open-workbench.ts'
export { LibraryInUse, LibraryUnreachable, ownerOf, Refused } from '@aftercut/library/opening'
