import type { CaptionTrack } from '@aftercut/engine/captions'
import { kindTitle, segmentTitle } from '@aftercut/engine/report'
import type { Call, Segment, Span } from '@aftercut/engine/report'
import { html } from './html.ts'
import type { Html } from './html.ts'
import type { WatchPageInput } from './input.ts'
import {
  comparableTracks,
  confidence,
  cuesIn,
  firstTrack,
  nearestStill,
  playLink,
  stillImage,
  time,
} from './page-context.ts'
import { diffWords } from './word-diff.ts'

type Scene = NonNullable<Segment['scene']>
type Place = { segment: Segment; index: number }

/** Takes and clips of the same scene of the same episode, in the order in which they come. */
export function scenesOf(segments: readonly Segment[]): { scene: Scene; places: Place[] }[] {
  const scenes: { scene: Scene; places: Place[] }[] = []
  for (const [index, segment] of segments.entries()) {
    const { scene } = segment
    if (!scene) continue
    const known = scenes.find(
      (one) => one.scene.episode === scene.episode && one.scene.start < scene.end && scene.start < one.scene.end,
    )
    if (known) known.places.push({ segment, index })
    else scenes.push({ scene, places: [{ segment, index }] })
  }
  return scenes.filter(({ places }) => places.some(({ segment }) => segment.kind === 'take'))
}

/** What is said in a stretch. Calls are no lines of the scene, and sound descriptions are no words. */
function wordsIn(track: CaptionTrack, span: Span, calls: readonly Call[]): string {
  return cuesIn(track, span)
    .flatMap((cue) => {
      const called = calls.filter((call) => call.at >= cue.start && call.at <= cue.end)
      const lines = cue.utterances.filter(({ text }) => !called.some((call) => text.includes(call.words)))
      // In another language than the calls' own, their words do not show; a cue of one speaker is then the call's.
      return called.length > 0 && lines.length === 1 && cue.utterances.length === 1 ? [] : lines
    })
    .map((utterance) => utterance.text)
    .join(' ')
}

function showDiff(reference: string | undefined, take: string, language: string): Html {
  if (take === '') return html`<p class="quiet">No captions here.</p>`
  const pieces =
    reference === undefined || reference === '' ? [{ kind: 'same' as const, text: take }] : diffWords(reference, take)
  const marked = pieces.map(({ kind, text }) => {
    if (kind === 'added') return html`<ins>${text}</ins> `
    return kind === 'missing' ? html`<del>${text}</del> ` : html`${text} `
  })
  return html`<p class="lines" lang="${language}" dir="auto">${marked}</p>`
}

function because(segment: Segment): Html | undefined {
  if (segment.because.length === 0) return undefined
  return html`<details>
    <summary>Why</summary>
    <ul>
      ${segment.because.map((reason) => html`<li>${reason}</li>`)}
    </ul>
  </details>`
}

function sceneBlock(input: WatchPageInput, scene: Scene, places: readonly Place[], number: number): Html {
  const episode = input.episodeTracks?.find((one) => one.episode === scene.episode)
  const pair = comparableTracks(input.tracks, episode?.tracks ?? [])
  const track = pair?.making ?? firstTrack(input.tracks)
  const { calls } = input.report
  const broadcast = pair && wordsIn(pair.episode, scene, [])
  let reference = broadcast
  const rows = places.map(({ segment, index }) => {
    const words = track ? wordsIn(track, segment, calls) : ''
    const against = reference
    // Without the broadcast's captions, the takes that follow are compared with the first.
    reference ??= words === '' ? undefined : words
    const still = nearestStill(
      input.stills,
      (segment.start + segment.end) / 2,
      Math.max(2, (segment.end - segment.start) / 2),
    )
    const title = kindTitle(segment)
    return html`<li id="segment-${index + 1}" class="row ${segment.kind}">
      <div class="pic">${still && stillImage(still, '')}</div>
      <div>
        <h4>${title}${segment.day !== undefined && html` <small>day ${segment.day}</small>`}</h4>
        <p class="facts">
          ${playLink(input, segment, [time(segment.start), '–', time(segment.end)], title.toLowerCase())}
          ${confidence(segment.confidence)}
        </p>
        ${showDiff(against, words, track?.language ?? '')}${because(segment)}
      </div>
    </li>`
  })
  const kept = broadcast !== undefined && broadcast !== '' && pair
  return html`<article class="scene">
    <h3>Scene ${number} <small>${scene.episode}, ${time(scene.start)}–${time(scene.end)}</small></h3>
    ${
      kept &&
      html`<div class="aired">
        <h4>As broadcast</h4>
        <p class="lines" lang="${pair.episode.language}" dir="auto">${broadcast}</p>
      </div>`
    }
    <ol class="rows">
      ${rows}
    </ol>
  </article>`
}

/** The scenes that are filmed, each with its takes one under the other and the words that differ marked. */
export function scenesSection(input: WatchPageInput): Html | undefined {
  const scenes = scenesOf(input.report.segments)
  if (scenes.length === 0) return undefined
  return html`<section id="scenes" aria-labelledby="scenes-title">
    <h2 id="scenes-title">Scenes and takes</h2>
    <p class="intro">
      Words that a take <ins>adds</ins> or <del>leaves out</del>, against the broadcast or, without it, the first take.
    </p>
    ${scenes.map(({ scene, places }, index) => sceneBlock(input, scene, places, index + 1))}
  </section>`
}

/** All segments as a table: the making-of from start to end. */
export function segmentsSection(input: WatchPageInput): Html {
  const shown = new Set(scenesOf(input.report.segments).flatMap(({ places }) => places.map(({ index }) => index)))
  const rows = input.report.segments.map((segment, index) => {
    const id = shown.has(index) ? undefined : html` id="segment-${index + 1}"`
    return html`<tr${id}><td>${playLink(input, segment, time(segment.start), 'from')}</td>
<td>${time(segment.end - segment.start)}</td><th scope="row"><span class="dot ${segment.kind}" aria-hidden="true"></span>${segmentTitle(segment)}</th><td class="why">${segment.because.join('; ')}</td><td>${confidence(segment.confidence)}</td></tr>`
  })
  return html`<section id="segments" aria-labelledby="segments-title">
    <h2 id="segments-title">From start to end</h2>
    <div class="wide" tabindex="0" role="group" aria-labelledby="segments-title">
      <table>
        <thead>
          <tr>
            <th scope="col">At</th>
            <th scope="col">Length</th>
            <th scope="col">What</th>
            <th scope="col">Because</th>
            <th scope="col">Confidence</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`
}
