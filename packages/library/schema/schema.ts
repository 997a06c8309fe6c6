import type * as desk from './desk-tables.ts'
import type * as drama from './drama-tables.ts'
import type * as making from './making-tables.ts'
import type { MarkedPrintTable, PrintMarkTable } from './mark-tables.ts'
import type { NameKeyTable, SearchEntryTable, SearchWordTable } from './search-tables.ts'
import type * as story from './story-tables.ts'

/** The library's tables as Kysely sees them: camelCase here, snake_case in the database. */
export interface Schema {
  source: drama.SourceTable
  drama: drama.DramaTable
  synopsis: drama.SynopsisTable
  season: drama.SeasonTable
  episode: drama.EpisodeTable
  airingPattern: drama.AiringPatternTable
  airingException: drama.AiringExceptionTable
  airing: drama.AiringTable
  person: drama.PersonTable
  personName: drama.PersonNameTable
  role: drama.RoleTable
  portrayal: drama.PortrayalTable
  portrayalEpisode: drama.PortrayalEpisodeTable
  relation: drama.RelationTable
  offer: drama.OfferTable
  rankingSeries: drama.RankingSeriesTable
  ranking: drama.RankingTable
  rankingEntry: drama.RankingEntryTable
  note: drama.NoteTable
  video: making.VideoTable
  captionTrack: making.CaptionTrackTable
  cue: making.CueTable
  making: making.MakingTable
  makingEpisode: making.MakingEpisodeTable
  findingRun: making.FindingRunTable
  finding: making.FindingTable
  decision: making.DecisionTable
  story: story.StoryTable
  storyRevision: story.StoryRevisionTable
  storySubject: story.StorySubjectTable
  storyTag: story.StoryTagTable
  slug: story.SlugTable
  correction: story.CorrectionTable
  reaction: story.ReactionTable
  audit: story.AuditTable
  setting: story.SettingTable
  searchEntry: SearchEntryTable
  searchWord: SearchWordTable
  nameKey: NameKeyTable
  deskPerson: desk.DeskPersonTable
  deskSession: desk.DeskSessionTable
  deskInvitation: desk.DeskInvitationTable
  deskToken: desk.DeskTokenTable
  markedPrint: MarkedPrintTable
  printMark: PrintMarkTable
}
