import { segmentTitle } from '@aftercut/engine/report'
import { html } from './html.ts'
import type { Html } from './html.ts'
import type { WatchPageInput } from './input.ts'
import { confidence, playLink, time } from './page-context.ts'
import { scenesOf } from './scenes-section.ts'

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
