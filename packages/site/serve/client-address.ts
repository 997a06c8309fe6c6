import type { IncomingMessage } from 'node:http'

/**
 * The address of whoever asks. `proxies` is how many of our own proxies stand before us: with none, what the request
 * claims in `x-forwarded-for` is not believed.
 */
export function clientAddress(req: IncomingMessage, proxies: number): string {
  const socket = req.socket.remoteAddress ?? 'unknown'
  if (proxies < 1) return socket
  const claimed = String(req.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return claimed.at(-proxies) ?? socket
}

/** 'https' where a proxy of ours says so, else what this very server speaks. */
export function requestScheme(req: IncomingMessage, proxies: number): 'http' | 'https' {
  return proxies > 0 && req.headers['x-forwarded-proto'] === 'https' ? 'https' : 'http'
}

/** One key for one household: an IPv6 address counts by its /64, as one line may use any of them. */
export function addressGroup(address: string): string {
  const plain = address.startsWith('::ffff:') ? address.slice(7) : address
  if (!plain.includes(':')) return plain
  const [before = [], after = []] = plain.split('::').map((half) => half.split(':').filter((group) => group !== ''))
  const zeros = plain.includes('::') ? Array.from({ length: 8 - before.length - after.length }, () => '0') : []
  const groups = [...before, ...zeros, ...after]
  return `${groups.slice(0, 4).join(':')}::/64`
}
