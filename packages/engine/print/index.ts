export { makePrint } from './make-print.ts'
export { UnreadablePrint, type PicturePrint, type Print, type Rectangle, type SoundPrint } from './print.ts'
export { readPrint } from './read-print.ts'
export { writePrint } from './write-print.ts'
