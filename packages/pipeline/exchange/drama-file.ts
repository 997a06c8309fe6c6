import type {
  Billing,
  Day,
  DramaStatus,
  ExceptionKind,
  Localized,
  NameKind,
  OfferKind,
  Rights,
  SeasonStatus,
  SourceKind,
} from '@aftercut/library/schema'

/**
 * A drama with its cast, schedule and offers as a file: what `import` takes and `export` writes. Ids hold within the
 * file alone. `drama-file.schema.json` says the same to machines; docs/formats.md has an example.
 */
export type DramaFile = {
  format: 'aftercut.drama/1'
  titles: Localized
  aliases?: string[]
  originalLanguage?: string
  network?: string
  status?: DramaStatus
  /** Ids in catalogues: { tvmaze: '47' }. */
  external?: { [catalogue: string]: string }
  synopses?: { language: string; words: string; source?: string }[]
  sources?: { id: string; kind: SourceKind; name: string; url?: string; licence?: string; rights?: Rights }[]
  seasons: {
    number: number
    titles?: Localized
    status?: SeasonStatus
    plannedEpisodes?: number
    airing?: {
      network: string
      /** IANA. */
      zone: string
      /** 1 Monday to 7 Sunday. */
      weekdays: number[]
      /** Clock time of the broadcast day: '22:00', '25:10'. */
      time: string
      startsOn: Day
      endsOn?: Day
      episodesPerDay?: number
      runtimeMinutes?: number
      exceptions?: { onDate: Day; kind: ExceptionKind; toDate?: Day; toTime?: string; words?: string }[]
    }
    episodes?: { number: number; titles?: Localized; runtimeSeconds?: number }[]
  }[]
  people?: {
    id: string
    names: Localized
    otherNames?: { name: string; language?: string; kind?: NameKind }[]
    notes?: { kind: string; words: string; language?: string; fromOn?: Day; toOn?: Day; source?: string }[]
  }[]
  roles?: {
    id: string
    names: Localized
    aliases?: string[]
    description?: Localized
    /** `episodes`: 'S01E02', or all when left out. */
    portrayals: { person: string; variant?: string; billing?: Billing; episodes?: string[] }[]
  }[]
  /** `kind` reads from the first role to the second: 'caretaker' of. */
  relations?: { from: string; to: string; kind: string; words?: string; fromEpisode?: number; toEpisode?: number }[]
  offers?: { provider: string; url?: string; kind?: OfferKind; territory: string; fromOn?: Day; toOn?: Day }[]
}

/** 'S01E02' of a season's and an episode's number. */
export function episodeCode(season: number, episode: number): string {
  return `S${String(season).padStart(2, '0')}E${String(episode).padStart(2, '0')}`
}

/** '25:10' → 1510 minutes after midnight of the broadcast day. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

export function clockTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
