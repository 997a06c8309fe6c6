export {
  createDramas,
  type Drama,
  type DramaDraft,
  type Episode,
  type EpisodeDraft,
  type Season,
  type SeasonDraft,
  type Synopsis,
} from './dramas.ts'
export { createSchedule, type Airing, type AiringDraft, type StoredPattern } from './schedule.ts'
export { deriveAirings, type AiringException, type AiringPattern, type DerivedAiring } from './airings.ts'
export {
  addDays,
  daysBetween,
  formatClock,
  instantOf,
  isZone,
  parseClock,
  wallOf,
  weekdayOf,
  type Wall,
} from './clock.ts'
export {
  castOf,
  createCast,
  MUTUAL_RELATIONS,
  type CastLine,
  type PortrayalDraft,
  type Relation,
  type RelationDraft,
  type Role,
  type RoleDraft,
} from './cast.ts'
export { createOffers, offersOn, type Offer, type OfferDraft } from './offers.ts'
export {
  createRankings,
  rankingWithChanges,
  type RankedEntry,
  type Ranking,
  type RankingDraft,
  type RankingEntryDraft,
  type RankingSeries,
  type RankingSeriesDraft,
  type RankingWithChanges,
} from './rankings.ts'
