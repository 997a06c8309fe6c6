import type { Problem } from '@aftercut/engine/report'
import type { Library } from '@aftercut/library/opening'
import type { OfferKind } from '@aftercut/library/schema'
import type { Row } from '../../tables/index.ts'
import { readRows } from './rankings.ts'

const KINDS: readonly OfferKind[] = ['stream', 'free', 'rent', 'buy']
export const OFFER_COLUMNS = ['drama', 'provider', 'territory']

/** Keeps offers of a CSV: drama, provider, territory; kind, url, from, to may follow. */
export async function keepOffers(file: string, rows: readonly Row[], library: Library): Promise<Problem[]> {
  const dramas = new Map<string, string | undefined>()
  for (const { cells } of rows) {
    const title = cells.drama ?? ''
    if (!dramas.has(title)) dramas.set(title, (await library.dramas.byTitle(title))?.id)
  }
  const { lines, problems } = readRows(file, rows, ({ cells }) => {
    const { drama = '', provider = '', territory = '', url, from, to } = cells
    const dramaId = dramas.get(drama)
    const kind = cells.kind ? KINDS.find((one) => one === cells.kind?.toLowerCase()) : 'stream'
    if (!dramaId) return `there is no drama '${drama}' in the library; import it first`
    if (!kind) return `'${cells.kind}' is no kind of offer; write one of ${KINDS.join(', ')}`
    if (!/^(?:[A-Z]{2}|world)$/.test(territory)) return `'${territory}' is no territory; write two letters, or world`
    if (url && !/^https?:\/\//.test(url)) return `'${url}' is no web address`
    const odd = [from, to].find((day) => day && !/^\d{4}-\d{2}-\d{2}$/.test(day))
    if (odd) return `'${odd}' is no day; write YYYY-MM-DD`
    return { dramaId, provider, territory, kind, url: url || null, fromOn: from || null, toOn: to || null }
  })
  for (const offer of lines) await library.offers.save(offer)
  return problems
}
