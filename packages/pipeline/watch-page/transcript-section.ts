import type { CaptionTrack, Cue } from '@aftercut/engine/captions'
import { html } from './html.ts'
import type { Html } from './html.ts'
import type { WatchPageInput } from './input.ts'
import { count, fileName, firstTrack, languageName, playLink, time } from './page-context.ts'

/** A cue's words with the names of those who say them; descriptions of sound stand in brackets. */
function cueLine(input: WatchPageInput, cue: Cue): Html {
  const said = cue.utterances.map(
    ({ speaker, text }) => html`<span>${speaker !== undefined && html`<b>${speaker}</b> `}${text}</span> `,
  )
  const sounds = cue.sounds.map((sound) => html`<i>[${sound}]</i> `)
  const at = playLink(input, cue, time(cue.start), 'from')
  return html`<li data-from="${cue.start}" data-to="${cue.end}">
    ${at}
    <p dir="auto">${said}${sounds}</p>
  </li>`
}

function trackBlock(input: WatchPageInput, track: CaptionTrack, open: boolean): Html {
  const layer = track.layer === 'original' ? 'as spoken' : 'translation'
  const made = track.automatic ? ', by machine' : ''
  const heading = html`<summary>
    <h3>${languageName(track.language)}</h3>
    <span class="quiet">${layer}${made}, ${count(track.cues.length, 'cue')}, ${fileName(track.file)}</span>
  </summary>`
  const cues = html`<ol class="cues" lang="${track.language}">
    ${track.cues.map((cue) => cueLine(input, cue))}
  </ol>`
  return html`<details class="track" ${open ? html` open` : ''}>${heading}${cues}</details>`
}

/** Everything that is said, by language, with a box to search it. */
export function transcriptSection(input: WatchPageInput): Html {
  const first = firstTrack(input.tracks)
  const tracks = input.tracks.filter((track) => track.cues.length > 0)
  const search = html`<form class="search" role="search" hidden>
    <label for="search">Search what is said</label>
    <input id="search" type="search" autocomplete="off" spellcheck="false" /> <output for="search" id="found"></output>
  </form>`
  return html`<section id="transcript" aria-labelledby="transcript-title">
    <h2 id="transcript-title">Transcript</h2>
    ${tracks.length === 0 ? html`<p class="quiet">No captions were found.</p>` : [search, ...tracks.map((track) => trackBlock(input, track, track === first))]}
  </section>`
}

/** What could not be read, or was odd. */
export function problemsSection(input: WatchPageInput): Html {
  const { problems } = input.report
  const items = problems.map(
    (problem) =>
      html`<li>
        <p>${problem.message}</p>
        <p class="quiet">
          ${fileName(problem.file)}${problem.line !== undefined && `, line ${problem.line}`}${
            problem.at !== undefined && html`, at ${time(problem.at, 1)}`
          }
          · ${problem.code}
        </p>
      </li>`,
  )
  return html`<section id="problems" aria-labelledby="problems-title">
    <h2 id="problems-title">Problems</h2>
    ${
      items.length === 0
        ? html`<p class="quiet">None: everything could be read.</p>`
        : html`<ul class="problems">
            ${items}
          </ul>`
    }
  </section>`
}
