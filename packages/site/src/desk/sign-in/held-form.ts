import { createHash } from 'node:crypto'
import { deskWords } from '../frame/words.ts'
import type en from '../messages/sign-in.en.json'

const STYLE = `:root{color-scheme:light dark}body{max-width:34rem;margin:12vh auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}button{font:inherit;padding:.5rem 1rem}`

/** Of the page below: it has one style, no script, and sends to ourselves. */
const POLICY = [
  `default-src 'none'`,
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  `form-action 'self'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ')

/**
 * What a form gets that is sent without scripts after its session ended: a page which holds all that was typed, to be sent
 * again when somebody is signed in. Undefined where that cannot be: files, or passwords, which no page shall hold.
 */
export async function heldForm(request: Request, url: URL, language: string): Promise<Response | undefined> {
  if (request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') !== true) return undefined
  const fields = [...new URLSearchParams(await request.text())]
  if (fields.some(([name]) => /password|code/i.test(name))) return undefined
  const say = deskWords<keyof typeof en>('sign-in', language)
  const inputs = fields.map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  )
  const html = `<!doctype html><html lang="${escaped(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${escaped(say('held.title'))}</title><style>${STYLE}</style></head><body><main>
<h1>${escaped(say('held.title'))}</h1><p>${escaped(say('held.words'))}</p>
<ol><li><a href="/desk/sign-in" target="_blank" rel="noopener">${escaped(say('held.enter'))}</a></li>
<li><form method="post" action="${escaped(url.pathname + url.search)}">${inputs.join('')}<button>${escaped(say('held.again'))}</button></form></li></ol>
</main></body></html>`
  return new Response(html, {
    status: 401,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-store',
      'content-security-policy': POLICY,
    },
  })
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`)
