import type { CaptionTrack } from '@aftercut/engine/captions'
import type { CastMember } from '@aftercut/engine/names'
import type { Verifier } from '@aftercut/engine/quotes'
import type { Span } from '@aftercut/engine/report'
import type { DramaFacts } from '@aftercut/library/pages'
import type { RankingWithChanges } from '@aftercut/library/dramas'
import type { Localized, Rights } from '@aftercut/library/schema'

export type Track = CaptionTrack & { id: string; hash: string }

/** What the gate must know of a making-of that a story shows or quotes. */
export type MakingFacts = {
  id: string
  public: boolean
  rights: Rights
  source: { name: string; licence: string | null } | undefined
  tracks: Track[]
  verifier: Verifier
  /** A verifier for each track alone, by its id. */
  byTrack: Map<string, Verifier>
  spoiler: { season: number; episode: number } | undefined
  episodes: { id: string; season: number; number: number }[]
  /** Spans that show the broadcast itself, and whether the house holds the right to a still of that episode. */
  broadcast: (Span & { held: boolean })[]
}

export type PersonFacts = { id: string; names: Localized; spellings: string[] }

/** Everything that a story is held against, read beforehand: the check itself asks nobody. */
export type GateFacts = {
  language: string
  /** The instant of publication. */
  at: Date
  makings: Map<string, MakingFacts>
  drama: DramaFacts | undefined
  people: Map<string, PersonFacts>
  cast: CastMember[]
  titles: string[]
  /** The series that marks name, as of the day of publication, by id and by slug. */
  rankings: Map<string, RankingWithChanges>
  /** Of dramas that blocks name. */
  dramas: Map<string, { airs: boolean; offers: number }>
  /** Of stories that blocks name: their states. */
  stories: Map<string, string>
  /** Whether an address of ours leads somewhere. */
  addresses: Map<string, boolean>
  /** Rights in stills by the video that they were taken from. */
  stills: Map<string, { kind: 'making' | 'episode'; rights: Rights }>
}

/** The zone in which the drama's days are counted. */
export function zoneOf({ drama }: GateFacts): string {
  const season =
    drama?.seasons.find(({ status }) => status === 'airing') ?? drama?.seasons.findLast(({ pattern }) => pattern)
  return season?.pattern?.zone ?? 'Asia/Seoul'
}
