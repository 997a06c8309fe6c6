/** What each kind of job is given. Ids only: a job reads the rest when it runs, and so never works on what is past. */
export type JobData = {
  /** Read a video: its facts, its print, its captions, its poster. */
  read: { videoId: string }
  /** Find everything in a making-of, against the prints of its episodes. */
  watch: { makingId: string }
  /** Put the marks of an episode's print into the index that `identify` asks. */
  mark: { videoId: string }
  /** Take the stills of a video's strip. */
  stills: { videoId: string }
  /** Publish the revision of a story that was scheduled. */
  publish: { storyId: string; revisionId: string }
  /** Index a making anew for the search. */
  reindex: { makingId: string }
}

export type JobKind = keyof JobData

/** How the tries of a job ended that did not end well: by a fault of ours, or by something that passes. */
export type Endings = { faults?: number; passed?: number }

type QueueFacts = {
  /** Jobs of one key: one waits and one runs at most. */
  keyOf(data: JobData[JobKind]): string
  /** A job that runs longer is taken for hung and begun again. Seconds. */
  expireInSeconds: number
}

const HOUR = 3600

/**
 * The queues. Times are the limits of the media process (`LIMITS.wallSeconds`, 3 h) with room for what surrounds it;
 * the rest is work of seconds.
 */
export const QUEUES: { [Kind in JobKind]: QueueFacts } = {
  read: { keyOf: (data) => (data as JobData['read']).videoId, expireInSeconds: 4 * HOUR },
  watch: { keyOf: (data) => (data as JobData['watch']).makingId, expireInSeconds: 4 * HOUR },
  mark: { keyOf: (data) => (data as JobData['mark']).videoId, expireInSeconds: HOUR / 4 },
  stills: { keyOf: (data) => (data as JobData['stills']).videoId, expireInSeconds: 4 * HOUR },
  publish: { keyOf: (data) => (data as JobData['publish']).storyId, expireInSeconds: HOUR / 4 },
  reindex: { keyOf: (data) => (data as JobData['reindex']).makingId, expireInSeconds: HOUR / 4 },
}

export const JOB_KINDS = Object.keys(QUEUES) as JobKind[]
