/** Mixes two '#rrggbb' colours: `share` 0 is the first, 1 the second. */
export function mix(first: string, second: string, share: number): string {
  const key = `${first}${second}${share}`
  let mixed = mixes.get(key)
  if (mixed === undefined) {
    const a = parse(first)
    const b = parse(second)
    mixed = `#${a
      .map((x, n) =>
        Math.round(x + ((b[n] ?? 0) - x) * share)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`
    mixes.set(key, mixed)
  }
  return mixed
}

const mixes = new Map<string, string>()

function parse(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}

/** The colour with an opacity of 0 to 1. */
export function clear(colour: string, opacity: number): string {
  return `${colour}${Math.round(Math.min(1, Math.max(0, opacity)) * 255)
    .toString(16)
    .padStart(2, '0')}`
}

/** The palette: paper in night blues, lamps in amber, and one yellow that only the umbrella has. */
export const INK = {
  night: '#141b33',
  deep: '#1d2748',
  dusk: '#2f3d66',
  mist: '#5a6d92',
  pale: '#a9b8cf',
  paper: '#f3ead8',
  cream: '#fbe6b8',
  lamp: '#ffc36b',
  amber: '#e8934a',
  brick: '#8a4a45',
  wood: '#5b3b34',
  darkWood: '#38262a',
  teal: '#2f6a70',
  moss: '#50684f',
  umbrella: '#ffd23f',
  red: '#c8453f',
} as const
