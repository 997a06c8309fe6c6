import type { AiringLine } from '@aftercut/library/pages'
import { localPath, type Language } from '../language/index.ts'
import type { AiringEntry } from '../parts/AiringItem.svelte'
import { dayShift } from '../time/index.ts'
import { dramaName } from './cards.ts'

/** An airing as the schedule shows it, in the reader's zone or, where none is chosen, the network's. */
export function airingEntry(line: AiringLine, language: Language, zone: string | undefined): AiringEntry {
  const at = line.at.getTime()
  const moved = zone !== undefined && dayShift(at, line.zone, zone) !== 0
  return {
    at,
    zone: line.zone,
    network: line.network,
    drama: dramaName(line.drama, language),
    episode:
      line.episode === null
        ? undefined
        : {
            number: line.episode.number,
            href: localPath(
              `/dramas/${line.drama.slug}/episodes/${line.episode.season}-${line.episode.number}`,
              language,
            ),
          },
    words: line.words,
    finale: line.finale,
    elsewhere: moved
      ? new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: line.zone }).format(at)
      : undefined,
  }
}
