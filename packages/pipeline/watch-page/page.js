/* The page is whole without this. With it, times play, the timeline follows, and what is said can be searched. */
;(() => {
  'use strict'
  const one = (selector, from = document) => from.querySelector(selector)
  const all = (selector, from = document) => [...from.querySelectorAll(selector)]
  const video = one('#video')
  const player = one('#player')
  const timeline = one('.timeline')
  const lanes = one('.tracks')
  const playhead = one('#playhead')
  const now = one('#now')
  const keys = one('#keys')
  const singleKeys = one('#single-keys')
  const duration = Number(timeline.dataset.duration)
  /** Where we are, in seconds: the video's time, or the chosen finding's where nothing plays. */
  let position = 0
  let zoom = 1

  const broken = () => !video || player.classList.contains('broken')
  const fail = () => {
    player.classList.add('broken')
    one('#missing').hidden = false
    document.body.classList.remove('playing')
  }
  if (video) {
    video.addEventListener('error', fail)
    // A script at the end of the page may come after the fault.
    if (video.error) fail()
    video.addEventListener('timeupdate', () => show(video.currentTime))
    video.addEventListener('seeking', () => show(video.currentTime))
    video.addEventListener('play', () => document.body.classList.add('playing'))
    video.addEventListener('ended', () => document.body.classList.remove('playing'))
  }

  const openTrack = () => one('.track[open]') ?? one('.track')
  let cues = []
  const readCues = () => {
    const track = openTrack()
    cues = track
      ? all('.cues li', track).map((item) => ({ from: Number(item.dataset.from), to: Number(item.dataset.to), item }))
      : []
  }
  readCues()
  for (const track of all('.track')) track.addEventListener('toggle', readCues)

  let spoken
  const show = (seconds) => {
    position = seconds
    document.body.classList.add('seeking')
    playhead.style.left = `${Math.min(100, (100 * seconds) / duration)}%`
    follow()
    const cue = cues.find(({ from, to }) => seconds >= from && seconds < to)
    if (cue?.item === spoken) return
    spoken?.classList.remove('now')
    cue?.item.classList.add('now')
    spoken = cue?.item
    if (now) now.textContent = cue ? one('p', cue.item).innerText : ''
  }
  /** Keeps the playhead within the timeline's window. */
  const follow = () => {
    const x = playhead.getBoundingClientRect().left - timeline.getBoundingClientRect().left
    if (x < 0 || x > timeline.clientWidth) timeline.scrollLeft += x - timeline.clientWidth / 3
  }

  const seek = (seconds, play = false) => {
    const to = Math.max(0, Math.min(duration, seconds))
    if (!broken()) {
      video.currentTime = to
      if (play) video.play().catch(() => {})
    }
    show(to)
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[data-at]')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    const within = link.getAttribute('href').startsWith('#')
    // A mark on the timeline leads to what is said of it below, and plays; a time plays.
    if (!within && broken()) return
    if (!within) event.preventDefault()
    seek(Number(link.dataset.at), true)
  })
  one('.ruler .marks').addEventListener('click', (event) => {
    const box = event.currentTarget.getBoundingClientRect()
    seek((duration * (event.clientX - box.left)) / box.width)
  })

  const findings = [...new Set(all('.lane:not(.ruler) a[data-at]').map((link) => Number(link.dataset.at)))].toSorted(
    (a, b) => a - b,
  )
  /** The finding after or before the position, with its text brought into view. */
  const step = (direction) => {
    const target =
      direction > 0 ? findings.find((at) => at > position + 0.3) : findings.findLast((at) => at < position - 0.3)
    if (target === undefined) return
    for (const mark of all('.marks .current')) mark.classList.remove('current')
    for (const mark of all('.marks a[data-at]')) if (Number(mark.dataset.at) === target) mark.classList.add('current')
    seek(target)
    follow()
  }
  const setZoom = (factor) => {
    zoom = Math.max(1, Math.min(16, zoom * factor))
    lanes.style.setProperty('--zoom', zoom)
    lanes.style.minWidth = `${zoom * 100}%`
    show(position)
  }

  const search = one('.search')
  const field = one('#search')
  const found = one('#found')
  const items = all('.cues li').map((item) => {
    const text = one('p', item)
    return { item, text, plain: text.textContent, whole: text.innerHTML }
  })
  const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  /** Marks the places where the words stand; text nodes only, so that nothing is read as markup. */
  const highlight = (element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const nodes = []
    while (walker.nextNode()) nodes.push(walker.currentNode)
    for (const node of nodes) {
      const at = node.data.toLowerCase().indexOf(wanted.toLowerCase())
      if (at === -1) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, Math.min(node.length, at + wanted.length))
      range.surroundContents(document.createElement('mark'))
    }
  }
  const filter = () => {
    const wanted = field.value.trim()
    const folded = fold(wanted)
    let hits = 0
    for (const { item, text, plain, whole } of items) {
      if (text.innerHTML !== whole) text.innerHTML = whole
      const hit = folded === '' || fold(plain).includes(folded)
      item.hidden = !hit
      item.style.display = hit ? '' : 'none'
      if (!hit || folded === '') continue
      hits++
      highlight(text, wanted)
    }
    if (folded !== '') for (const track of all('.track')) track.open = true
    found.textContent = folded === '' ? '' : hits === 1 ? '1 cue' : `${hits} cues`
  }
  if (search) {
    search.hidden = false
    field.addEventListener('input', filter)
    search.addEventListener('submit', (event) => event.preventDefault())
  }

  const showKeys = one('#show-keys')
  showKeys.hidden = false
  showKeys.addEventListener('click', () => keys.showModal())
  const toggle = () => {
    if (broken()) return
    if (video.paused) video.play().catch(() => {})
    else video.pause()
  }
  const actions = {
    k: toggle,
    ' ': toggle,
    j: () => seek(position - 10),
    l: () => seek(position + 10),
    ArrowLeft: () => seek(position - 5),
    ArrowRight: () => seek(position + 5),
    p: () => step(-1),
    n: () => step(1),
    '+': () => setZoom(1.5),
    '=': () => setZoom(1.5),
    '-': () => setZoom(1 / 1.5),
    '/': () => field?.focus(),
    '?': () => keys.showModal(),
  }
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return
    const target = event.target
    if (target.closest('input, textarea, select, video')) {
      if (event.key === 'Escape' && target === field) {
        field.value = ''
        filter()
        field.blur()
      }
      return
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    if (key === ' ' && target.closest('a, button, summary, label')) return
    if (key.startsWith('Arrow') && target.closest('.wide')) return
    // Single keys can be switched off (WCAG 2.1.4); '?' stays, to switch them on again.
    if (key.length === 1 && key !== ' ' && key !== '?' && !singleKeys.checked) return
    const action = actions[key]
    if (!action) return
    event.preventDefault()
    action()
  })
})()
