export { divideScenes, sceneOf } from './divide-scenes.ts'
export type { EpisodeTimes, Scene } from './divide-scenes.ts'
