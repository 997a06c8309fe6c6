/** A player of the making-of's source, and the page that it comes from. */
export type Embed = { host: string; watchUrl: string; playerUrl: string }

const ID = /^[\w-]{6,24}$/

/**
 * The player for a video's address on a site that we know, in its form that sets no cookies; undefined for others,
 * which are linked to and never framed.
 */
export function embedOf(address: string): Embed | undefined {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return undefined
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  const host = url.hostname.replace(/^(www|m)\./, '')
  const last = url.pathname.split('/').findLast((part) => part !== '') ?? ''
  if (host === 'youtube.com' || host === 'youtube-nocookie.com' || host === 'youtu.be') {
    const id = url.searchParams.get('v') ?? last
    return ID.test(id)
      ? {
          host: 'YouTube',
          watchUrl: `https://www.youtube.com/watch?v=${id}`,
          playerUrl: `https://www.youtube-nocookie.com/embed/${id}`,
        }
      : undefined
  }
  if ((host === 'vimeo.com' || host === 'player.vimeo.com') && /^\d+$/.test(last)) {
    return {
      host: 'Vimeo',
      watchUrl: `https://vimeo.com/${last}`,
      playerUrl: `https://player.vimeo.com/video/${last}?dnt=1`,
    }
  }
  if (host === 'tv.naver.com' && /^\d+$/.test(last)) {
    return {
      host: 'Naver TV',
      watchUrl: `https://tv.naver.com/v/${last}`,
      playerUrl: `https://tv.naver.com/embed/${last}`,
    }
  }
  if (host === 'dailymotion.com' && ID.test(last)) {
    return {
      host: 'Dailymotion',
      watchUrl: `https://www.dailymotion.com/video/${last}`,
      playerUrl: `https://www.dailymotion.com/embed/video/${last}`,
    }
  }
  return undefined
}

/** The player's address, set to begin (and, where the player can, to end) at these seconds. */
export function embedAt(playerUrl: string, start: number, end: number | undefined): string {
  const url = new URL(playerUrl)
  const from = Math.floor(start)
  if (url.hostname.endsWith('vimeo.com')) {
    url.searchParams.set('autoplay', '1')
    url.hash = `t=${from}s`
  } else {
    url.searchParams.set('autoplay', '1')
    url.searchParams.set('start', String(from))
    if (end !== undefined) url.searchParams.set('end', String(Math.ceil(end)))
  }
  return url.href
}
