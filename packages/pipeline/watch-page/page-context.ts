import type { CaptionTrack, Cue } from '@aftercut/engine/captions'
import { clockTime } from '@aftercut/engine/report'
import type { CueRef, Span } from '@aftercut/engine/report'
import { html } from './html.ts'
import type { Html, Part } from './html.ts'
import type { EpisodeStill, Still, WatchPageInput } from './input.ts'

/** `1:02.3`, with the machine's form for those who read the markup. */
export function time(seconds: number, decimals = 0): Html {
  return html`<time datetime="PT${Number(seconds.toFixed(3))}S">${clockTime(seconds, decimals)}</time>`
}

/** A link that plays the making-of from a second on; `what` is read out, not shown. Without a video, the time alone. */
export function playLink(input: WatchPageInput, span: Span, label: Part, what = ''): Html {
  const at = Number(span.start.toFixed(3))
  if (input.videoHref === undefined) return html`<span class="at">${label}</span>`
  return html`<a class="at" href="${input.videoHref}#t=${at}" data-at="${at}"
    ><span class="vh">Play ${what} </span>${label}</a
  >`
}

/** Cues of which the middle lies in a span: said within it. */
export function cuesIn(track: CaptionTrack, span: Span): Cue[] {
  return track.cues.filter((cue) => {
    const middle = (cue.start + cue.end) / 2
    return middle >= span.start && middle <= span.end
  })
}

const base = (language: string): string => language.split('-')[0] ?? language

/** The tracks in which a take and its episode can be compared: the words as spoken first, then any language of both. */
export function comparableTracks(
  making: readonly CaptionTrack[],
  episode: readonly CaptionTrack[],
): { making: CaptionTrack; episode: CaptionTrack } | undefined {
  const spokenFirst = making.toSorted((a, b) => Number(b.layer === 'original') - Number(a.layer === 'original'))
  for (const track of spokenFirst) {
    const other = episode.find((one) => base(one.language) === base(track.language) && one.cues.length > 0)
    if (other && track.cues.length > 0) return { making: track, episode: other }
  }
  return undefined
}

/** The track that a reader is shown first: in the spoken language. */
export function firstTrack(tracks: readonly CaptionTrack[]): CaptionTrack | undefined {
  const filled = tracks.filter((track) => track.cues.length > 0)
  return filled.find((track) => track.layer === 'original') ?? filled[0]
}

export function cueOf(input: WatchPageInput, ref: CueRef): Cue | undefined {
  return input.tracks[ref.captions]?.cues[ref.cue]
}

/** The still nearest to a time, the larger one when two are as near; none farther off than `withinSeconds`. */
export function nearestStill<One extends Still>(
  stills: readonly One[],
  at: number,
  withinSeconds: number,
): One | undefined {
  let best: One | undefined
  for (const still of stills) {
    const distance = Math.abs(still.at - at)
    if (distance > withinSeconds) continue
    const bestDistance = best ? Math.abs(best.at - at) : Infinity
    if (
      distance < bestDistance - 0.05 ||
      (Math.abs(distance - bestDistance) <= 0.05 && still.width > (best?.width ?? 0))
    )
      best = still
  }
  return best
}

export function stillImage(still: Still | EpisodeStill, alt: string, className = ''): Html {
  const source = `data:image/jpeg;base64,${still.jpegBase64}`
  return html`<img
    class="${className}"
    src="${source}"
    width="${still.width}"
    height="${still.height}"
    alt="${alt}"
    decoding="async"
  />`
}

/** '82 %', and a bar of that length for the eye. */
export function confidence(value: number): Html {
  const percent = Math.round(value * 100)
  return html`<span class="sure"
    ><span class="bar" aria-hidden="true"><span style="width:${percent}%"></span></span>${percent}&nbsp;% sure</span
  >`
}

export const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`

/** The last part of a path: where a file lay on the machine that read it is nobody's business. */
export const fileName = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)

/** 'Korean' for 'ko'; the tag itself where nobody knows it. */
export function languageName(language: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language
  } catch {
    return language
  }
}
