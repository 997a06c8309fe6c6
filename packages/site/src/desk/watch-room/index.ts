export { default as WatchRoom } from './WatchRoom.svelte'
export type { RoomData } from './room-data.ts'
