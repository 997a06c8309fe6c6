import { dayShift, dayText, zonedAt } from '../../time/index.ts'

/**
 * Lays the airings of the schedule under the days of the device's zone, where the reader has not chosen one: the server
 * laid each under the network's day. What falls out of the week is hidden, what falls into it waits in the list of spares.
 */
export function layWeekHere(): void {
  const week = document.querySelector<HTMLElement>('[data-week=network]')
  if (week === null) return
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const language = document.documentElement.lang
  const days = new Map(
    [...week.querySelectorAll<HTMLElement>('section[data-day]')].map((section) => [section.dataset['day'], section]),
  )
  const airings = [...week.querySelectorAll<HTMLElement>('li[data-at]')]
  for (const airing of airings.toSorted((a, b) => Number(a.dataset['at']) - Number(b.dataset['at']))) {
    const at = Number(airing.dataset['at'])
    const home = airing.dataset['zone'] ?? zone
    // Moved in the order of time, each to the end: so every day's list is in order too.
    const list = days.get(dayText(zonedAt(at, zone)))?.querySelector('ul') ?? week.querySelector('ul[data-spare]')
    list?.append(airing)
    const note = airing.querySelector<HTMLElement>('[data-moved]')
    if (note === null || dayShift(at, home, zone) === 0) continue
    const day = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: home }).format(at)
    note.textContent = `, ${(note.dataset['moved'] ?? '').replace('{day}', day)}`
  }
  for (const section of days.values()) {
    const none = section.querySelector<HTMLElement>('[data-none]')
    if (none !== null) none.hidden = section.querySelector('li') !== null
  }
  const says = document.querySelector<HTMLElement>('[data-zone-says]')
  if (says !== null) says.textContent = (says.dataset['zoneSays'] ?? '').replace('{zone}', zone.replaceAll('_', ' '))
  const today = dayText(zonedAt(Date.now(), zone))
  for (const [day, section] of days) section.classList.toggle('today', day === today)
}
