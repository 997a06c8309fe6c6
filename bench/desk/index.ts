import { run as watchRoom } from './watch-room/index.ts'

/** What the desk takes, in a real browser. */
export async function run(): Promise<void> {
  await watchRoom()
}
