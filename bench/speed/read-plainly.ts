import { readVideo } from '@aftercut/media/reading'

/* Reads a video and keeps the readings to the end, for the measure of memory. `node read-plainly.ts FILE`. */
const { result } = await readVideo(process.argv[2] ?? '')
console.log(result.durationSeconds)
