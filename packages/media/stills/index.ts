export { takeStills, type Still, type StillOptions } from './take-stills.ts'
