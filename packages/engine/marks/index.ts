export { clipOf, marksOfClip, marksOfPrint, SPEEDS, type Clip } from './make-marks.ts'
export { MARK_SECONDS, MARKS_FORMAT, type Marks } from './marks.ts'
export type { Speed } from './sound-marks.ts'
export { cutWindows, WINDOW_SECONDS } from './windows.ts'
