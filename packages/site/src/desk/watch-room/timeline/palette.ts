/** The colours of the timeline, named in Timeline.svelte's style, where light and dark are. */
const NAMES = [
  'paper',
  'raised',
  'line',
  'ink',
  'soft',
  'accent',
  'clip',
  'take',
  'set',
  'interview',
  'card',
  'match',
  'call',
  'moment',
  'quote',
  'caption',
  'shot',
  'shot-odd',
  'wave',
  'wave-mean',
  'on-fill',
] as const

export type Palette = { readonly [Name in (typeof NAMES)[number]]: string }

/** Reads the colours as they are now: a canvas knows no `light-dark()`. */
export function readPalette(element: HTMLElement): Palette {
  const probe = document.createElement('span')
  probe.hidden = true
  element.append(probe)
  const colours = NAMES.map((name) => {
    probe.style.color = `var(--t-${name})`
    return [name, getComputedStyle(probe).color] as const
  })
  probe.remove()
  return Object.fromEntries(colours) as Palette
}
