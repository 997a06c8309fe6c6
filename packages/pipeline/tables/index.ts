export { readCast } from './cast-file.ts'
export { readSceneList, type ListedScene } from './scene-list.ts'
export { readTable, type Row } from './table-file.ts'
