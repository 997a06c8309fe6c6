/** The controls of our player, as media-chrome has them (files of its `dist`): imported for what they register. */
export const ELEMENTS = [
  'media-controller',
  'media-control-bar',
  'media-play-button',
  'media-seek-backward-button',
  'media-mute-button',
  'media-time-range',
  'media-time-display',
  'media-playback-rate-button',
  'media-pip-button',
  'media-fullscreen-button',
  'media-loading-indicator',
  'menu/media-captions-menu',
  'menu/media-captions-menu-button',
  'menu/media-chrome-menu-item',
] as const
