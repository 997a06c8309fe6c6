import { run as gate } from './gate/index.ts'
import { run as watchRoom } from './watch-room/index.ts'

/** What the desk takes: the gate by itself, the watch room in a real browser. */
export async function run(): Promise<void> {
  await gate()
  await watchRoom()
}
