import 'media-chrome/dist/media-controller.js'
import 'media-chrome/dist/media-control-bar.js'
import 'media-chrome/dist/media-play-button.js'
import 'media-chrome/dist/media-seek-backward-button.js'
import 'media-chrome/dist/media-mute-button.js'
import 'media-chrome/dist/media-time-range.js'
import 'media-chrome/dist/media-time-display.js'
import 'media-chrome/dist/media-playback-rate-button.js'
import 'media-chrome/dist/media-pip-button.js'
import 'media-chrome/dist/media-fullscreen-button.js'
import 'media-chrome/dist/media-loading-indicator.js'
import 'media-chrome/dist/menu/media-captions-menu.js'
import 'media-chrome/dist/menu/media-captions-menu-button.js'
import 'media-chrome/dist/menu/media-chrome-menu-item.js'
import { addTranslation, setLanguage } from 'media-chrome/dist/utils/i18n.js'
import { showChapter } from './chapter.ts'
import { KOREAN } from './korean.ts'
import { dressPlayer } from './look.ts'

/** The keys under the bar, in their order. */
const KEYS = [
  ['media-play-button', {}],
  ['media-seek-backward-button', { seekoffset: '10' }],
  ['media-mute-button', {}],
  ['media-time-display', { showduration: '' }],
  ['span', { class: 'chapter', 'aria-hidden': 'true' }],
  ['media-captions-menu-button', {}],
  ['media-playback-rate-button', { rates: '0.5 0.75 1 1.25 1.5' }],
  ['media-pip-button', {}],
  ['media-fullscreen-button', {}],
] as const

/** How long the controls stay after the last move. Seconds. */
const AUTOHIDE_SECONDS = '3'

addTranslation('ko', KOREAN)
setLanguage(document.documentElement.lang)
dressPlayer()
for (const video of document.querySelectorAll<HTMLVideoElement>('[data-player] video[controls]')) surround(video)

/** Puts our controls around a video in place of the browser's own. */
function surround(video: HTMLVideoElement): void {
  const controller = make('media-controller', {
    lang: document.documentElement.lang,
    autohide: AUTOHIDE_SECONDS,
    // Up and down scroll the page, as everywhere on it.
    hotkeys: 'noarrowup noarrowdown',
    // The captions that are shown are the page's choice, the next ones the reader's.
    nosubtitleslangpref: '',
  })
  const seek = make('media-control-bar', { class: 'seek' })
  seek.append(make('media-time-range', {}))
  const keys = make('media-control-bar', { class: 'keys' })
  keys.append(...KEYS.filter(([name]) => wanted(name, video)).map(([name, attributes]) => make(name, attributes)))
  const hadFocus = document.activeElement === video || document.activeElement === document.body
  video.before(controller)
  video.slot = 'media'
  video.removeAttribute('controls')
  const menu = make('media-captions-menu', { hidden: '', anchor: 'auto' })
  const loading = make('media-loading-indicator', { slot: 'centered-chrome', noautohide: '' })
  controller.append(video, loading, menu, seek, keys)
  showChapter(video, keys.querySelector('.chapter'))
  // Whoever has just touched the poster sees what there is to press, and has it under the keyboard.
  controller.dispatchEvent(new PointerEvent('pointermove', { pointerType: 'mouse' }))
  if (hadFocus) controller.querySelector<HTMLElement>('media-play-button')?.focus({ preventScroll: true })
}

/** No button for what is not there. */
function wanted(name: string, video: HTMLVideoElement): boolean {
  if (name === 'media-captions-menu-button') return video.querySelector('track[kind=captions]') !== null
  return name !== 'media-pip-button' || document.pictureInPictureEnabled
}

function make(name: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  return element
}
