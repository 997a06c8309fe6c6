import { clockTime } from '@aftercut/engine/report'
import type { Match } from '@aftercut/engine/report'
import { html } from './html.ts'
import type { Html } from './html.ts'
import type { WatchPageInput } from './input.ts'
import { confidence, cuesIn, firstTrack, nearestStill, playLink, stillImage, time } from './page-context.ts'
import { middleOf } from './still-times.ts'

/** Two rates nearer than this to 1 are the same speed to anyone who watches. */
const SAME_SPEED = 0.005

/** How fast the clip runs, in words: 'half speed' is a rate of 2. */
export function speedInWords(rate: number): string {
  if (Math.abs(rate - 1) < SAME_SPEED) return 'at broadcast speed'
  const percent = Math.round(100 / rate)
  if (percent === 50) return 'at half speed'
  return rate > 1 ? `slowed to ${percent} %` : `sped up to ${percent} %`
}

/** A key frame's distance at most: a still farther off may be of another shot. */
const STILL_WITHIN_SECONDS = 0.75

const SENSES = { audio: 'sound', video: 'picture' } as const

function caption(input: WatchPageInput, match: Match): Html | undefined {
  const making = firstTrack(input.tracks)
  const episode = input.episodeTracks?.find((one) => one.episode === match.episode.id)
  const aired = firstTrack(episode?.tracks ?? [])
  const own = making ? cuesIn(making, match.making) : []
  const [track, cues] = own.length > 0 ? [making, own] : [aired, aired ? cuesIn(aired, match.episode) : []]
  if (!track || cues.length === 0) return undefined
  const lines = cues.slice(0, 6).map((cue) => html`<span>${cue.text}</span> `)
  return html`<blockquote class="lines" lang="${track.language}" dir="auto">
    ${lines}${cues.length > 6 && '…'}
  </blockquote>`
}

function side(still: Parameters<typeof stillImage>[0] | undefined, alt: string, name: Html, at: Html): Html {
  const picture = still ? stillImage(still, alt) : html`<div class="blank" aria-hidden="true"></div>`
  return html`<figure>
    ${picture}
    <figcaption><b>${name}</b> ${at}</figcaption>
  </figure>`
}

function matchItem(input: WatchPageInput, match: Match, index: number): Html {
  const { making, episode } = match
  const middle = middleOf(match)
  // Only a still of this very moment, or the pair would show two different frames.
  const reach = STILL_WITHIN_SECONDS
  const left = nearestStill(input.stills, middle.making, reach)
  const ofEpisode = input.episodeStills.filter((still) => still.episode === episode.id)
  const right = nearestStill(ofEpisode, middle.episode, reach)
  const makingAt = playLink(input, making, [time(making.start, 1), '–', time(making.end, 1)], `match ${index + 1},`)
  return html`<li id="match-${index + 1}" class="match">
    <h3>${episode.id} <small>${time(episode.start)}</small></h3>
    <div class="pair">
      ${side(left, `The making-of at ${clockTime(middle.making)}`, html`Making-of`, makingAt)}
      ${side(right, `${episode.id} at ${clockTime(middle.episode)}`, html`${episode.id}`, html`<span class="at">${time(episode.start, 1)}–${time(episode.end, 1)}</span>`)}
    </div>
    <p class="facts">
      Recognised by ${match.by.map((sense) => SENSES[sense]).join(' and ')}, ${speedInWords(match.rate)}
      <span class="quiet">(rate ${match.rate.toFixed(3)})</span> ${confidence(match.confidence)}
    </p>
    ${caption(input, match)}
  </li>`
}

/** Each copy of the broadcast as two stills side by side, with both times and what it rests on. */
export function matchesSection(input: WatchPageInput): Html {
  const { matches, episodes } = input.report
  const none =
    episodes.length === 0
      ? 'No episode was given to compare with.'
      : 'No span of the making-of is a copy of an episode.'
  return html`<section id="matches" aria-labelledby="matches-title">
    <h2 id="matches-title">From the broadcast</h2>
    ${
      matches.length === 0
        ? html`<p class="quiet">${none}</p>`
        : html`<ol class="matches">
            ${matches.map((match, index) => matchItem(input, match, index))}
          </ol>`
    }
  </section>`
}
