/** The transcript of a making-of: it follows the playing, and is searched as one types. */
const video = document.querySelector<HTMLVideoElement>('[data-player] video')
const lines = [...document.querySelectorAll<HTMLElement>('[data-cue]')].map((element) => {
  const [start = 0, end = 0] = (element.dataset['cue'] ?? '').split(',').map(Number)
  return { element, start, end, words: fold(element.textContent ?? '') }
})

let shown: HTMLElement | undefined

video?.addEventListener('timeupdate', () => {
  const now = video.currentTime
  const line = lines.find(({ start, end, element }) => start <= now && now < end && !element.hidden)?.element
  if (line === shown) return
  shown?.removeAttribute('aria-current')
  shown = line
  line?.setAttribute('aria-current', 'true')
  const list = line?.closest<HTMLElement>('.lines')
  // Within the list only: the page itself stays where the reader has it.
  if (list && line && !list.matches(':hover, :focus-within')) {
    list.scrollTop = line.offsetTop - list.offsetTop - list.clientHeight / 3
  }
})

const form = document.querySelector<HTMLFormElement>('form[data-transcript]')
const field = form?.querySelector('input')
const status = form?.querySelector('[role=status]')
form?.addEventListener('submit', (event) => event.preventDefault())
field?.addEventListener('input', () => {
  const wanted = fold(field.value)
  let hits = 0
  for (const { element, words } of lines) {
    element.hidden = wanted !== '' && !words.includes(wanted)
    if (!element.hidden) hits += 1
  }
  if (status && form) {
    const says = hits === 1 ? form.dataset['one'] : form.dataset['other']
    status.textContent = wanted === '' ? '' : (says ?? '').replace('{count}', String(hits))
  }
})

/** Case, accents and white space do not count in a search; hangul is composed. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim()
}
