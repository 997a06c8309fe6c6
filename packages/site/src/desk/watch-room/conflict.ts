import type { CueWords } from './deeds/cue-words.ts'
import type { Finding, RoomCue } from './room-data.ts'

/** Two people changed the same thing: what the other made of it, and what we wanted. The editor answers. */
export type Conflicted =
  | { what: 'finding'; theirs: Finding | undefined; mine: Finding | undefined; answer: (mine: boolean) => void }
  | { what: 'cue'; theirs: RoomCue; mine: CueWords; answer: (mine: boolean) => void }
