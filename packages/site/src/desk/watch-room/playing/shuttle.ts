/** J and L as on an edit desk: speeds, forwards and backwards. */
const SPEEDS = [1, 2, 4, 8] as const

/** The speed after J (-1) or L (1) is pressed at a speed; 0 stands still. The other way begins at once, at normal speed. */
export function shuttled(speed: number, direction: 1 | -1): number {
  if (Math.sign(speed) !== direction) return direction
  const next = SPEEDS.find((each) => each > Math.abs(speed)) ?? SPEEDS.at(-1) ?? 1
  return next * direction
}
