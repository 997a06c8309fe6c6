import 'media-chrome/dist/media-controller.js'
import 'media-chrome/dist/media-control-bar.js'
import 'media-chrome/dist/media-play-button.js'
import 'media-chrome/dist/media-seek-backward-button.js'
import 'media-chrome/dist/media-mute-button.js'
import 'media-chrome/dist/media-time-range.js'
import 'media-chrome/dist/media-time-display.js'
import 'media-chrome/dist/media-captions-button.js'
import 'media-chrome/dist/media-playback-rate-button.js'
import 'media-chrome/dist/media-fullscreen-button.js'
import 'media-chrome/dist/media-loading-indicator.js'

/** The bar's elements in their order; its words are media-chrome's own, in the page's language where it has them. */
const BAR = [
  ['media-play-button', {}],
  ['media-seek-backward-button', { seekoffset: '10' }],
  ['media-time-range', {}],
  ['media-time-display', { showduration: '' }],
  ['media-captions-button', {}],
  ['media-playback-rate-button', { rates: '0.5 0.75 1 1.25 1.5' }],
  ['media-mute-button', {}],
  ['media-fullscreen-button', {}],
] as const

/** Puts our controls around the page's video in place of the browser's own. */
for (const video of document.querySelectorAll<HTMLVideoElement>('[data-player] video[controls]')) {
  const controller = make('media-controller', { lang: document.documentElement.lang, hotkeys: 'noarrowup noarrowdown' })
  const bar = make('media-control-bar', {})
  for (const [name, attributes] of BAR) bar.append(make(name, attributes))
  video.before(controller)
  video.slot = 'media'
  video.removeAttribute('controls')
  controller.append(video, make('media-loading-indicator', { slot: 'centered-chrome', noautohide: '' }), bar)
}

function make(name: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  return element
}
