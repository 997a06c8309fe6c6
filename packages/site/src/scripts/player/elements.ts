/** The controls of our player, as media-chrome has them: imported for what they register. */
export const ELEMENTS = [
  'media-controller',
  'media-control-bar',
  'media-play-button',
  'media-seek-backward-button',
  'media-mute-button',
  'media-time-range',
  'media-time-display',
  'media-captions-button',
  'media-playback-rate-button',
  'media-fullscreen-button',
  'media-loading-indicator',
] as const
