export { printVideo, printVideoOnce, readPrintFile, type PrintedVideo } from './print-video.ts'
