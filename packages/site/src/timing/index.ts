export { default as AiringLine } from './AiringLine.svelte'
export type { Airing } from './AiringLine.svelte'
export { default as LocalTime } from './LocalTime.svelte'
