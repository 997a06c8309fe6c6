/** Players that a making-of may be embedded from; loaded only when someone touches the poster. */
export const EMBED_HOSTS = [
  'https://www.youtube-nocookie.com',
  'https://player.vimeo.com',
  'https://tv.naver.com',
  'https://play-tv.kakao.com',
  'https://www.dailymotion.com',
]

export type PolicyOptions = {
  /** Hashes of the styles and of the scripts that stand in the page, as 'sha256-…'. */
  styleHashes: readonly string[]
  scriptHashes: readonly string[]
  /** Another site may show this page in a frame: the embeddable player alone. */
  framable: boolean
  /** Whose players the page may show. */
  frames: readonly string[]
  /** The page goes on in the browser, with SvelteKit's announcer of page changes in it. */
  client?: boolean
}

/** The one style attribute that SvelteKit writes itself: it hides the announcer from eyes, not from ears. */
const ANNOUNCER_STYLE = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='

/** The content security policy of a page: nothing inline but what is known by its hash. */
export function contentPolicy({ styleHashes, scriptHashes, framable, frames, client = false }: PolicyOptions): string {
  const known = (hashes: readonly string[]) => hashes.map((hash) => ` '${hash}'`).join('')
  return [
    "default-src 'none'",
    `script-src 'self'${known(scriptHashes)}`,
    `style-src 'self'${known(styleHashes)}`,
    ...(client ? [`style-src-attr 'unsafe-hashes' '${ANNOUNCER_STYLE}'`] : []),
    `img-src 'self' data:${client ? ' blob:' : ''}`,
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    ...(frames.length > 0 ? [`frame-src ${frames.join(' ')}`] : []),
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
    `frame-ancestors ${framable ? '*' : "'self'"}`,
  ].join('; ')
}

/** On every answer, name and value by turns. `secure` adds HSTS, which is for https alone. */
export function securityHeaders(secure: boolean): readonly string[] {
  return [
    'x-content-type-options',
    'nosniff',
    'referrer-policy',
    'strict-origin-when-cross-origin',
    'permissions-policy',
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'cross-origin-opener-policy',
    'same-origin',
    ...(secure ? ['strict-transport-security', 'max-age=31536000; includeSubDomains'] : []),
  ]
}
