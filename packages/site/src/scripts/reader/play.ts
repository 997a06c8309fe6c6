import { embedAt } from '../../player/embed.ts'
import { parseFragment } from '../../player/fragment.ts'

/** The player of the page: our own file, or a source's, which is loaded on the first touch. */
export function watchPlayer(): void {
  const figure = document.querySelector<HTMLElement>('[data-player]')
  if (figure === null) return
  const video = figure.querySelector('video')
  const playFrom = video === null ? embedPlayer(figure) : filePlayer(figure, video)

  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey)
      return
    const link = event.target.closest<HTMLAnchorElement>('a[data-play]')
    const load = event.target.closest('a[data-load]')
    const span = link === null ? undefined : parseFragment(link.hash)
    if (link !== null && span !== undefined && link.dataset['play'] === figure.dataset['player']) {
      event.preventDefault()
      history.replaceState(null, '', link.hash)
      markPlaying(link)
      figure.scrollIntoView({ block: 'nearest' })
      playFrom(span.start, span.end)
    } else if (load !== null) {
      event.preventDefault()
      playFrom(0, undefined)
    }
  })
  const linked = parseFragment(location.hash)
  // An address with '#t=' stands ready at its second; only a touch may start the sound.
  if (linked !== undefined && video !== null) seek(video, linked.start)
}

type PlayFrom = (start: number, end: number | undefined) => void

function filePlayer(figure: HTMLElement, video: HTMLVideoElement): PlayFrom {
  const start = figure.querySelector<HTMLButtonElement>('.start')
  const title = figure.querySelector<HTMLElement>('.title')
  let stopAt: number | undefined
  let dressed = false
  const dress = (): void => {
    if (dressed) return
    dressed = true
    start?.remove()
    title?.remove()
    video.controls = true
    const script = document.createElement('script')
    script.type = 'module'
    script.src = figure.dataset['chrome'] ?? ''
    document.head.append(script)
  }
  if (start !== null) {
    start.hidden = false
    if (title !== null) title.hidden = false
    // One button, until the first touch brings the real controls.
    video.controls = false
    start.addEventListener('click', () => {
      dress()
      void video.play()
    })
  }
  video.addEventListener('play', dress, { once: true })
  video.addEventListener('timeupdate', () => {
    if (stopAt === undefined || video.currentTime < stopAt) return
    stopAt = undefined
    video.pause()
  })
  // Whoever moves elsewhere wants to watch on.
  video.addEventListener('seeking', () => {
    if (stopAt !== undefined && (video.currentTime > stopAt || video.currentTime < stopAt - 600)) stopAt = undefined
  })
  video.addEventListener('pause', () => markPlaying(undefined))
  return (from, to) => {
    dress()
    stopAt = undefined
    seek(video, from)
    stopAt = to
    void video.play()
  }
}

function seek(video: HTMLVideoElement, second: number): void {
  const move = (): void => {
    video.currentTime = second
  }
  if (video.readyState >= HTMLMediaElement.HAVE_METADATA) move()
  else {
    video.addEventListener('loadedmetadata', move, { once: true })
    video.preload = 'metadata'
    video.load()
  }
}

function embedPlayer(figure: HTMLElement): PlayFrom {
  const screen = figure.querySelector('.screen')
  const address = figure.dataset['embed']
  return (from, to) => {
    if (address === undefined || screen === null) return
    const frame = document.createElement('iframe')
    frame.src = embedAt(address, from, to)
    frame.allow = 'autoplay; fullscreen; encrypted-media; picture-in-picture'
    frame.referrerPolicy = 'strict-origin-when-cross-origin'
    frame.title = document.title
    screen.replaceChildren(frame)
  }
}

let playing: HTMLElement | undefined

function markPlaying(link: HTMLElement | undefined): void {
  delete playing?.dataset['playing']
  playing = link
  if (link !== undefined) link.dataset['playing'] = ''
}
