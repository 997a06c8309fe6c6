import type { PageData } from '../../../routes/desk/videos/[id]/$types'

/** What the page of a video at the desk is made from. */
export type VideoData = PageData
