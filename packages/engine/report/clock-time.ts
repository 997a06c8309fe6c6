/** '4:05', '1:02:03'; `decimals` adds tenths or finer: '4:05.2'. Cut, not rounded: a link never starts late. */
export function clockTime(seconds: number, decimals = 0): string {
  const scale = 10 ** decimals
  // The half microsecond keeps 0.3 from showing as 0.2.
  const units = Math.floor(Math.max(0, seconds) * scale + 5e-7)
  const whole = Math.floor(units / scale)
  const part = (value: number, width: number) => String(value).padStart(width, '0')
  const fraction = decimals > 0 ? `.${part(units % scale, decimals)}` : ''
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  const clock = hours > 0 ? `${hours}:${part(minutes, 2)}` : String(minutes)
  return `${clock}:${part(whole % 60, 2)}${fraction}`
}
