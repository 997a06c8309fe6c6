import { airingRule, sayInstant, sayWeekdays, type DateStyle } from '../../time/index.ts'

/** Says every time of the page in the device's zone, where the reader has not chosen one. */
export function sayTimesHere(): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const language = document.documentElement.lang
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-local]')) {
    const at = Date.parse(time.dateTime)
    if (Number.isNaN(at)) continue
    time.title = time.textContent ?? ''
    time.textContent = sayInstant(at, time.dataset['local'] as DateStyle, zone, language)
  }
  // The schedule's days are of one zone: the device's own stands ready to be chosen.
  const select = document.querySelector<HTMLSelectElement>('select[data-own-zone]')
  if (select !== null && [...select.options].some(({ value }) => value === zone)) select.value = zone
  for (const line of document.querySelectorAll<HTMLElement>('[data-rule]')) {
    const { rule = '', zone: network, says = '' } = line.dataset
    const instants = rule.split(',').map(Number)
    const { weekdays, clock } = airingRule(instants, zone)
    const [first] = instants
    if (zone === network || clock === undefined || first === undefined) continue
    line.textContent = says
      .replace('{days}', sayWeekdays(weekdays, language))
      .replace('{time}', sayInstant(first, 'time', zone, language))
  }
}
