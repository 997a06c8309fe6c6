/** A line in time: making seconds = rate × episode seconds + offsetSeconds. */
export type Alignment = { rate: number; offsetSeconds: number }

export const toMaking = ({ rate, offsetSeconds }: Alignment, episodeSeconds: number): number =>
  rate * episodeSeconds + offsetSeconds

export const toEpisode = ({ rate, offsetSeconds }: Alignment, makingSeconds: number): number =>
  (makingSeconds - offsetSeconds) / rate
