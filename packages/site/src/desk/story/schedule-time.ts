import { instantOf } from '#site/time/index.ts'

/**
 * The instant that a field of date and time means ('2026-11-21T22:30') on the house's clocks: those who work far away
 * schedule for the readers' evening, and see the same time again beside the story.
 */
export function instantIn(field: string, zone: string): Date {
  const [year = NaN, month = NaN, day = NaN, hour = NaN, minute = NaN] = field.split(/\D/).map(Number)
  return new Date(instantOf(year, month, day, hour * 60 + minute, zone))
}
