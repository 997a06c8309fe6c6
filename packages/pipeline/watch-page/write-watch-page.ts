import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { languageOfText } from '@aftercut/engine/captions'
import { clockTime } from '@aftercut/engine/report'
import { escapeHtml, html, raw } from './html.ts'
import type { Html } from './html.ts'
import type { WatchPageInput } from './input.ts'
import { momentsSection } from './moments-section.ts'
import { quotesSection } from './quotes-section.ts'
import { matchesSection } from './matches-section.ts'
import { count, fileName, firstTrack, nearestStill } from './page-context.ts'
import { scenesOf, scenesSection } from './scenes-section.ts'
import { segmentsSection } from './segments-section.ts'
import { timeline } from './timeline.ts'
import { problemsSection, transcriptSection } from './transcript-section.ts'

const style = readFileSync(new URL('page.css', import.meta.url), 'utf8')
const script = readFileSync(new URL('page.js', import.meta.url), 'utf8')
const hash = (text: string): string => createHash('sha256').update(text).digest('base64')

/** Nothing comes from anywhere but this file and the video beside it; no script runs but ours. */
const POLICY = [
  "default-src 'none'",
  'img-src data:',
  "media-src 'self' file: blob:",
  "style-src 'unsafe-inline'",
  `script-src 'sha256-${hash(script)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** Only a path beside the page may be played: no other scheme, no other host. */
export function safeHref(href: string | undefined): string | undefined {
  if (href === undefined || href === '' || /^[a-z][a-z0-9+.-]*:|^[\\/]{2}/i.test(href.trim())) return undefined
  return href
}

function header(input: WatchPageInput, title: string): Html {
  const { report } = input
  const takes = report.segments.filter((segment) => segment.kind === 'take').length
  const facts = [
    count(report.shots.length, 'shot'),
    count(report.matches.length, 'match', 'matches'),
    ...(takes > 0 ? [`${count(takes, 'take')} of ${count(scenesOf(report.segments).length, 'scene')}`] : []),
    ...(report.calls.length > 0 ? [count(report.calls.length, 'call')] : []),
    ...(report.moments.length > 0 ? [count(report.moments.length, 'moment')] : []),
    ...(report.quotes.length > 0 ? [count(report.quotes.length, 'quote')] : []),
  ]
  const episodes = report.episodes.map(
    (episode) => html`<li>${episode.id} <span class="quiet">${clockTime(episode.durationSeconds)}</span></li>`,
  )
  return html`<header>
    <p class="house">Aftercut <span>watch report</span></p>
    <h1 lang="${languageOfText(title)}" dir="auto">${title}</h1>
    <p class="deck">
      <b>${clockTime(report.making.durationSeconds)}</b> ${facts.map((fact) => html`<span>${fact}</span> `)}
    </p>
    ${
      episodes.length > 0 &&
      html`<h2 class="quiet" id="episodes-title">Compared with</h2>
        <ul class="episodes" aria-labelledby="episodes-title">
          ${episodes}
        </ul>`
    }
  </header>`
}

/** Below this a still is too coarse to stand for the video. */
const POSTER_WIDTH = 300

function player(input: WatchPageInput): Html | undefined {
  if (input.videoHref === undefined) return undefined
  return html`<aside class="player" id="player" aria-label="Player">
    <video
      id="video"
      controls
      preload="metadata"
      playsinline
      src="${input.videoHref}"
      ${poster(input)}
      aria-label="The making-of"
    ></video>
    <p id="now" class="lines" aria-hidden="true"></p>
    <p id="missing" class="quiet" hidden>
      The video does not play here. Put <b>${decodeName(input.videoHref)}</b> beside this page, in a format that the
      browser plays.
    </p>
  </aside>`
}

/** A making-of begins with black: what stands for it is its first take or clip, else its middle. */
function poster(input: WatchPageInput): Html | undefined {
  const { segments, making } = input.report
  const shown = segments.find((segment) => segment.kind === 'take' || segment.kind === 'clip')
  const at = shown ? (shown.start + shown.end) / 2 : making.durationSeconds / 2
  const wide = input.stills.filter((still) => still.width >= POSTER_WIDTH)
  const still = nearestStill(wide, at, Infinity)
  return still && html` poster="data:image/jpeg;base64,${still.jpegBase64}"`
}

function decodeName(href: string): string {
  try {
    return decodeURIComponent(href)
  } catch {
    return href
  }
}

const KEYS: [string, string][] = [
  ['Space or K', 'Play, pause'],
  ['J, L', 'Back, forward 10 seconds'],
  ['←, →', 'Back, forward 5 seconds'],
  ['P, N', 'Previous, next finding'],
  ['+, −', 'Widen, narrow the timeline'],
  ['/', 'Search what is said'],
  ['?', 'This list'],
]

const keysDialog = html`<dialog id="keys" aria-labelledby="keys-title">
  <h2 id="keys-title">Keys</h2>
  <dl>
    ${KEYS.map(
      ([keys, what]) =>
        html`<div>
          <dt>${keys}</dt>
          <dd>${what}</dd>
        </div>`,
    )}
  </dl>
  <form method="dialog">
    <label><input type="checkbox" id="single-keys" checked /> Single keys work</label> <button>Close</button>
  </form>
</dialog>`

function navigation(sections: readonly [string, string, boolean][]): Html {
  const links = sections.filter(([, , shown]) => shown).map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)
  return html`<nav aria-label="On this page">
    <ul>
      ${links}
    </ul>
    <button type="button" id="show-keys" hidden>Keys</button>
  </nav>`
}

/**
 * Writes the watch report as one HTML page that needs nothing but itself: no network, and no script to be read. With
 * the making-of beside it (`videoHref`), each time on it plays.
 */
export function writeWatchPage(given: WatchPageInput): string {
  const videoHref = safeHref(given.videoHref)
  const input: WatchPageInput = { ...given, videoHref }
  const { report } = input
  const title = report.making.title ?? fileName(report.making.file).replace(/\.[^.]{1,5}$/, '')
  const scenes = scenesSection(input)
  const moments = momentsSection(input)
  const quotes = quotesSection(input)
  const nav = navigation([
    ['timeline', 'Timeline', true],
    ['scenes', 'Scenes and takes', scenes !== undefined],
    ['moments', 'Calls and moments', moments !== undefined],
    ['quotes', 'Quotes', quotes !== undefined],
    ['matches', 'From the broadcast', true],
    ['segments', 'From start to end', true],
    ['transcript', 'Transcript', true],
    ['problems', report.problems.length > 0 ? `Problems (${report.problems.length})` : 'Problems', true],
  ])
  const body = html`<a class="skip" href="#main">Skip to the findings</a>
    ${header(input, title)} ${player(input)} ${nav}
    <main id="main" tabindex="-1">
      <section id="timeline" aria-labelledby="timeline-title">
        <h2 id="timeline-title">Timeline</h2>
        ${timeline(input)}
      </section>
      ${scenes}${moments}${quotes}${matchesSection(input)}${segmentsSection(input)}${transcriptSection(input)}${problemsSection(input)}
    </main>
    <footer>
      <p>
        Found by ${input.generator ?? 'Aftercut'}, in <b>${fileName(report.making.file)}</b>. Each finding rests on what
        is shown beside it; a person
        decides.${
          input.episodeStills.length > 0 &&
          ' Stills of episodes are for the desk alone: this page is not for publication.'
        }
      </p>
    </footer>
    ${keysDialog} ${raw(`<script>${script}</script>`)}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} · Aftercut</title>
<style>${style}</style>
</head>
<body data-language="${escapeHtml(firstTrack(input.tracks)?.language ?? '')}">
${body.markup}
</body>
</html>
`
}
