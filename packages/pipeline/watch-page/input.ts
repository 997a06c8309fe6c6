import type { CaptionTrack } from '@aftercut/engine/captions'
import type { Report } from '@aftercut/engine/report'
import type { TakeDifference } from '@aftercut/engine/set'

/** A small JPEG of one frame. `at` in seconds of its video; sizes in pixels. */
export type Still = { at: number; jpegBase64: string; width: number; height: number }

/** A still of an episode, by the episode's id. */
export type EpisodeStill = Still & { episode: string }

export type WatchPageInput = {
  report: Report
  /** The making-of's captions, in the order of `report.making.captions`. */
  tracks: readonly CaptionTrack[]
  /** The episodes' captions, by id: what the takes are compared with. */
  episodeTracks?: readonly { episode: string; tracks: readonly CaptionTrack[] }[] | undefined
  /** What each take says otherwise than the broadcast, line by line. */
  takeDifferences?: readonly TakeDifference[] | undefined
  /** Of the making-of, at the times that `stillTimes` asks for. */
  stills: readonly Still[]
  episodeStills: readonly EpisodeStill[]
  /** Where the making-of lies as seen from the page, a relative URL ('making.mp4'). Without it nothing plays. */
  videoHref?: string | undefined
  /** Who made this, shown at the foot: 'Aftercut 0.1.0'. */
  generator?: string | undefined
}
