/** Players that a making-of may be embedded from; loaded only when a reader touches the poster. */
export const EMBED_HOSTS = [
  'https://www.youtube-nocookie.com',
  'https://player.vimeo.com',
  'https://tv.naver.com',
  'https://play-tv.kakao.com',
  'https://www.dailymotion.com',
]

export type PolicyOptions = {
  /** Hashes of the page's inline styles, as 'sha256-…'. */
  styleHashes: readonly string[]
  /** Another site may show this page in a frame: the embeddable player alone. */
  framable: boolean
  /** Where media may come from besides our own origin, as origins. */
  mediaOrigins: readonly string[]
}

/** The content security policy of a public page: nothing inline but styles known by their hash. */
export function contentPolicy({ styleHashes, framable, mediaOrigins }: PolicyOptions): string {
  const hashes = styleHashes.map((hash) => ` '${hash}'`).join('')
  const origins = mediaOrigins.map((origin) => ` ${origin}`).join('')
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${hashes}`,
    `img-src 'self' data:${origins}`,
    `media-src 'self' blob:${origins}`,
    "font-src 'self'",
    "connect-src 'self'",
    `frame-src ${EMBED_HOSTS.join(' ')}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
    `frame-ancestors ${framable ? '*' : "'self'"}`,
  ].join('; ')
}

/** On every answer. `secure` adds HSTS, which is for https alone. */
export function securityHeaders(secure: boolean): [string, string][] {
  return [
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'strict-origin-when-cross-origin'],
    ['permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'],
    ['cross-origin-opener-policy', 'same-origin'],
    ...(secure ? [['strict-transport-security', 'max-age=31536000; includeSubDomains'] as [string, string]] : []),
  ]
}
