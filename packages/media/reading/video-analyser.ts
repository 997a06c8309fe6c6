/** The analyser that the media process runs unless told another. */
export { createVideoAnalyser as createAnalyser } from '@aftercut/engine/readings'
