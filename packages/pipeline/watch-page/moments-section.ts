import type { Call, Moment } from '@aftercut/engine/report'
import { html } from './html.ts'
import type { Html } from './html.ts'
import type { WatchPageInput } from './input.ts'
import { confidence, cueOf, playLink, time } from './page-context.ts'

const KINDS: Record<string, string> = {
  'after-cut': 'After the cut',
  laughter: 'Laughter',
  tears: 'Tears',
  hug: 'Hug',
  'high-five': 'High five',
  applause: 'Applause',
  slip: 'Slip',
  'ad-lib': 'Ad-lib',
  approach: 'Another approach',
  joke: 'Joke',
}

const CALLS: Record<Call['call'], string> = {
  action: 'Action',
  cut: 'Cut',
  ng: 'NG',
  okay: 'Okay',
  again: 'Again',
}

function callItem(input: WatchPageInput, call: Call, index: number): Html {
  const cue = cueOf(input, call.cue)
  const language = input.tracks[call.cue.captions]?.language ?? ''
  const at = playLink(input, { start: call.at, end: call.at }, time(call.at), 'the call at')
  return html`<li id="call-${index + 1}" class="event callout">
    ${at}
    <div>
      <h3><span class="tag call ${call.call}">Call</span> ${CALLS[call.call]}</h3>
      <p class="lines" lang="${language}" dir="auto">${call.words}</p>
      ${
        cue !== undefined &&
        cue.text !== call.words &&
        html`<p class="quiet" lang="${language}" dir="auto">${cue.text}</p>`
      }
    </div>
  </li>`
}

function momentItem(input: WatchPageInput, moment: Moment, index: number): Html {
  const at = playLink(input, moment, time(moment.start), `${moment.kind} at`)
  const call = moment.afterCall === undefined ? undefined : input.report.calls[moment.afterCall]
  const after = call && html`<p class="quiet">${(moment.start - call.at).toFixed(1)} s after “${call.words}”</p>`
  const who = moment.who && moment.who.length > 0 && html`<span class="who">${moment.who.join(', ')}</span>`
  return html`<li id="moment-${index + 1}" class="event">
    ${at}
    <div>
      <h3><span class="tag">${KINDS[moment.kind] ?? moment.kind}</span> ${who}</h3>
      <p class="lines" dir="auto">${moment.words}</p>
      ${after}
      <p class="facts">${confidence(moment.confidence)}</p>
      ${
        moment.because.length > 0 &&
        html`<ul class="because">
          ${moment.because.map((reason) => html`<li>${reason}</li>`)}
        </ul>`
      }
    </div>
  </li>`
}

/** Calls and moments in the order in which they happen. */
export function momentsSection(input: WatchPageInput): Html | undefined {
  const { calls, moments } = input.report
  if (calls.length === 0 && moments.length === 0) return undefined
  const events = [
    ...calls.map((call, index) => ({ at: call.at, order: 0, item: callItem(input, call, index) })),
    ...moments.map((moment, index) => ({ at: moment.start, order: 1, item: momentItem(input, moment, index) })),
  ].toSorted((a, b) => a.at - b.at || a.order - b.order)
  return html`<section id="moments" aria-labelledby="moments-title">
    <h2 id="moments-title">Calls and moments</h2>
    <ol class="events">
      ${events.map(({ item }) => item)}
    </ol>
  </section>`
}
