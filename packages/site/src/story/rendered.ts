export { default as StoryBody } from './StoryBody.svelte'
export type { BodyContext } from './StoryBody.svelte'
