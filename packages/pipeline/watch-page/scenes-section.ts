import type { CaptionTrack } from '@aftercut/engine/captions'
import type { ComparedWord } from '@aftercut/engine/dialogue'
import { kindTitle } from '@aftercut/engine/report'
import type { Call, Segment, Span } from '@aftercut/engine/report'
import type { TakeDifference } from '@aftercut/engine/set'
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

/** What is said in a stretch, cue by cue. Calls are no lines of the scene, and sound descriptions are no words. */
function linesIn(track: CaptionTrack, span: Span, calls: readonly Call[]): (Span & { text: string })[] {
  return cuesIn(track, span).flatMap((cue) => {
    const called = calls.filter((call) => call.at >= cue.start && call.at <= cue.end)
    const lines = cue.utterances.filter(({ text }) => !called.some((call) => text.includes(call.words)))
    // In another language than the calls' own, their words do not show; a cue of one speaker is then the call's.
    if (called.length > 0 && lines.length === 1 && cue.utterances.length === 1) return []
    const text = lines.map((utterance) => utterance.text).join(' ')
    return text.trim() === '' ? [] : [{ start: cue.start, end: cue.end, text }]
  })
}

const wordsIn = (track: CaptionTrack, span: Span, calls: readonly Call[]): string =>
  linesIn(track, span, calls)
    .map(({ text }) => text)
    .join(' ')

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

type Row = { at: Span; words: readonly ComparedWord[] }

/** The lines of a take as they are said, in order; what is no line of the scene is in the take alone. */
function rowsOf(difference: TakeDifference, track: CaptionTrack, captions: number, span: Span, calls: readonly Call[]) {
  const compared = difference.lines.filter((line) => line.captions === captions)
  const free = linesIn(track, span, calls).filter(
    (line) => !compared.some((other) => line.start < other.end - 0.05 && other.start < line.end - 0.05),
  )
  const rows: Row[] = [
    ...compared.map((line) => ({ at: line, words: line.words })),
    ...free.map((line) => ({ at: line, words: [{ text: line.text, in: 'first' as const }] })),
  ]
  return rows.toSorted((a, b) => a.at.start - b.at.start)
}

/** A take line by line, each with a link that plays it, the words that differ from the broadcast marked. */
function takeLines(input: WatchPageInput, rows: readonly Row[], language: string): Html {
  const items = rows.map(({ at, words }) => {
    const differs = words.some((word) => word.in !== 'both')
    return html`<li${differs && html` class="differs"`}>
      ${playLink(input, at, time(at.start), 'the line at')}
      <span class="lines" lang="${language}" dir="auto">${groupWords(words, language).map(markWords)}</span>
    </li>`
  })
  return html`<ol class="take-lines">
    ${items}
  </ol>`
}

/** Words next to one another that stand in the same texts, as one. Letters that were compared singly close up again. */
function groupWords(words: readonly ComparedWord[], language: string): ComparedWord[] {
  const glue = /^(?:ja|zh|th)/.test(language) ? '' : ' '
  const groups: ComparedWord[] = []
  for (const word of words) {
    const last = groups.at(-1)
    if (last?.in === word.in) last.text += glue + word.text
    else groups.push({ ...word })
  }
  return groups
}

function markWords(word: ComparedWord): Html {
  if (word.in === 'first') return html`<ins>${word.text}</ins> `
  return word.in === 'second' ? html`<del>${word.text}</del> ` : html`${word.text} `
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
  const captions = track ? input.tracks.indexOf(track) : -1
  const rows = places.map(({ segment, index }) => {
    const difference = input.takeDifferences?.find(
      (one) =>
        segment.kind === 'take' && one.episode === scene.episode && one.start < segment.end && segment.start < one.end,
    )
    const compared = difference && track && rowsOf(difference, track, captions, segment, calls)
    const byLine = compared?.some((row) => row.words.some((word) => word.in !== 'first')) === true
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
        ${
          byLine ? takeLines(input, compared, track?.language ?? '') : showDiff(against, words, track?.language ?? '')
        }${because(segment)}
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
