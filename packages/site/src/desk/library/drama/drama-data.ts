import type { PageData } from '../../../routes/desk/dramas/[id]/$types'

/** What the page of a drama at the desk is made from. */
export type DramaData = PageData
