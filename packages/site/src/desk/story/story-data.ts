import type { Role } from '@aftercut/library/desk'
import type { StoryContent, StoryState } from '@aftercut/library/schema'
import type { Palette } from '@aftercut/pipeline/drafting'
import type { GateReport } from '@aftercut/pipeline/gate'

/** A story as the desk's editor has it. Instants in milliseconds since 1970. */
export type StoryHead = {
  id: string
  slug: string
  language: string
  state: StoryState
  version: number
  dramaId: string | null
  makingId: string | null
  draftBy: string
  draftAt: number
  scheduledFor: number | null
  publishedAt: number | null
  firstPublishedAt: number | null
  withdrawnReason: string | null
  /** The draft is not what readers see. */
  changed: boolean
}

export type StoryDeskData = {
  head: StoryHead
  content: StoryContent
  report: GateReport
  palette: Palette
  drama: { title: string; slug: string } | null
  making: {
    title: string
    /** Of its entry in the library, where its rights are set. */
    videoId: string
    slug: string
    video: string | null
    durationSeconds: number
    strip: { count: number; everySeconds: number } | null
  } | null
  /** Names of people by id, for the marks. */
  names: Record<string, string>
  related: { id: string; headline: string }[]
  translations: { id: string; language: string; headline: string }[]
  episodes: { season: number; number: number }[]
  /** Where stories are pushed to, by name. */
  outlets: { id: string; kind: 'wordpress' | 'ghost'; name: string }[]
  role: Role
}

/** What the server answers when a draft was not saved, since someone else saved first. */
export type SaveClash = { version: number; content: StoryContent; by: string }
