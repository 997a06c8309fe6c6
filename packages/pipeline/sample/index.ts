export { onAirNow, publishSample } from './publish-sample.ts'
