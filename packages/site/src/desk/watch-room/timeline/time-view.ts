/** The stretch of the video that the timeline shows: from `start` (seconds), `width` pixels of so many seconds each. */
export type TimeView = { start: number; secondsPerPixel: number; width: number; duration: number }

/** At the closest, a frame is this wide: wide enough for its still and its number. */
const FRAME_PIXELS = 48

/** The whole video, from edge to edge. */
export function wholeOf(duration: number, width: number): TimeView {
  return { start: 0, secondsPerPixel: Math.max(duration, 1e-3) / Math.max(width, 1), width, duration }
}

export const timeAt = (view: TimeView, x: number): number => view.start + x * view.secondsPerPixel
export const xOf = (view: TimeView, seconds: number): number => (seconds - view.start) / view.secondsPerPixel
export const endOf = (view: TimeView): number => timeAt(view, view.width)

/** Keeps a view within the video, and between the whole of it and one frame. */
export function withinVideo(view: TimeView, frameSeconds: number): TimeView {
  const { duration, width } = view
  const whole = Math.max(duration, 1e-3) / Math.max(width, 1)
  const secondsPerPixel = Math.min(whole, Math.max(Math.min(whole, frameSeconds / FRAME_PIXELS), view.secondsPerPixel))
  const start = Math.max(0, Math.min(duration - secondsPerPixel * width, view.start))
  return { start, secondsPerPixel, width, duration }
}

/** Zooms by a factor (above 1: closer) around a pixel: the time under it stays under it. */
export function zoomedAt(view: TimeView, factor: number, x: number, frameSeconds: number): TimeView {
  const fixed = timeAt(view, x)
  // First the scale, within its limits; then the place, by the scale that came of it.
  const { secondsPerPixel } = withinVideo({ ...view, secondsPerPixel: view.secondsPerPixel / factor }, frameSeconds)
  return withinVideo({ ...view, secondsPerPixel, start: fixed - x * secondsPerPixel }, frameSeconds)
}

export function pannedBy(view: TimeView, pixels: number, frameSeconds: number): TimeView {
  return withinVideo({ ...view, start: view.start + pixels * view.secondsPerPixel }, frameSeconds)
}

/** Shows a span with a little room around it. */
export function fittedTo(view: TimeView, span: { start: number; end: number }, frameSeconds: number): TimeView {
  const length = Math.max(span.end - span.start, frameSeconds)
  const secondsPerPixel = (length * 1.5) / Math.max(view.width, 1)
  return withinVideo({ ...view, secondsPerPixel, start: span.start - length * 0.25 }, frameSeconds)
}

/** Moves as little as brings a time into view, away from the edges; while playing it turns the page instead. */
export function showing(view: TimeView, seconds: number, frameSeconds: number, turnPage = false): TimeView {
  const shown = view.secondsPerPixel * view.width
  const margin = shown * 0.08
  if (seconds >= view.start + (turnPage ? 0 : margin) && seconds <= view.start + shown - margin) return view
  if (view.start <= 0 && seconds < view.start + margin) return view
  if (view.start + shown >= view.duration && seconds > view.start + shown - margin) return view
  const start = turnPage || seconds < view.start + margin ? seconds - margin : seconds - shown + margin
  return withinVideo({ ...view, start }, frameSeconds)
}
