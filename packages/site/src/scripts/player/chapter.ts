/** Says in `place` which chapter is playing. */
export function showChapter(video: HTMLVideoElement, place: Element | null): void {
  const track = video.querySelector<HTMLTrackElement>('track[kind=chapters]')?.track
  if (track === undefined || place === null) return
  // 'disabled' tracks are never loaded.
  track.mode = 'hidden'
  track.addEventListener('cuechange', () => {
    const cue = track.activeCues?.[0]
    place.textContent = cue instanceof VTTCue ? (cue.getCueAsHTML().textContent ?? '') : ''
  })
}
