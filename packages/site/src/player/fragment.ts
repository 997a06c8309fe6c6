import type { Span } from '@aftercut/engine/report'

/** A span as a media fragment: 't=12.3,15.8' (W3C Media Fragments, temporal dimension, seconds). */
export function fragmentOf({ start, end }: Span): string {
  return end > start ? `t=${seconds(start)},${seconds(end)}` : `t=${seconds(start)}`
}

/** Hundredths are finer than any caption; more would only lengthen addresses. */
function seconds(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/** Reads '#t=12.3,15.8', '#t=12.3', '#t=,15.8', '#t=1:02'; undefined where it says no time. */
export function parseFragment(hash: string): { start: number; end: number | undefined } | undefined {
  const match = /(?:^|[#&])t=(?:npt:)?([\d.:]*)(?:,([\d.:]+))?(?:&|$)/.exec(hash)
  if (match === null || (match[1] === '' && match[2] === undefined)) return undefined
  const start = match[1] === '' ? 0 : clock(match[1] ?? '')
  const end = match[2] === undefined ? undefined : clock(match[2])
  if (start === undefined || (match[2] !== undefined && (end === undefined || end <= start))) return undefined
  return { start, end }
}

function clock(text: string): number | undefined {
  if (!/^(\d+:){0,2}\d+(\.\d*)?$/.test(text)) return undefined
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
}
