import { lookup, type LookupAddress } from 'node:dns'
import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** An address that is not asked: it lies in a private network, or is no web address. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused'
}

export type GuardedAnswer = { status: number; text: string }
export type GuardedRequest = {
  method: 'GET' | 'POST' | 'PUT'
  headers: Record<string, string>
  body?: string
  /** Hosts, with their port where it is no usual one, that the owner allows although they lie in a private network. */
  allowed?: readonly string[]
}

const TIMEOUT_MILLISECONDS = 20_000
/** A post's answer is a few kilobytes. */
const LONGEST_ANSWER_BYTES = 4_000_000

/** What is not of the public network (RFC 6890 and its IPv6 counterparts). */
const PRIVATE = new BlockList()
for (const [address, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  PRIVATE.addSubnet(address, prefix, 'ipv4')
for (const [address, prefix] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(address, prefix, 'ipv6')

export function isPrivate(address: string): boolean {
  const bare = address.replace(/^\[|\]$/gu, '')
  const mapped = /^::ffff:(?:0:)?(\d+\.\d+\.\d+\.\d+)$/iu.exec(bare)?.[1] ?? hexMapped(bare)
  const kind = isIP(mapped ?? bare)
  return kind === 0 || PRIVATE.check(mapped ?? bare, kind === 4 ? 'ipv4' : 'ipv6')
}

/** '::ffff:7f00:1' is 127.0.0.1. */
function hexMapped(address: string): string | undefined {
  const match = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/iu.exec(address)
  if (!match) return undefined
  const [high, low] = [Number.parseInt(match[1] ?? '0', 16), Number.parseInt(match[2] ?? '0', 16)]
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/**
 * Asks an address that a person entered. What it resolves to is looked at as the connection is made, so that a name
 * cannot say one thing when it is judged and another when it is used; redirections are not followed.
 */
export function guardedRequest(address: string, ask: GuardedRequest): Promise<GuardedAnswer> {
  const url = URL.parse(address)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '')
    return Promise.reject(new AddressRefused(`${address} is no address of a site: use https://…`))
  const isAllowed = ask.allowed?.includes(url.host) ?? false
  if (!isAllowed && url.protocol === 'http:')
    return Promise.reject(
      new AddressRefused(`${url.host} would get the key unencrypted: use https, or allow the host in the settings.`),
    )
  const hostname = url.hostname.replace(/^\[|\]$/gu, '')
  if (!isAllowed && isIP(hostname) !== 0 && isPrivate(hostname)) return Promise.reject(refusal(url.host))
  const judge: LookupFunction = (host, options, done) =>
    lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
      const [first] = found ?? []
      if (error || !first) done(error ?? new Error(`${host} has no address.`), '', 4)
      else if (!isAllowed && found.some((one) => isPrivate(one.address))) done(refusal(url.host), '', 4)
      else if (options.all) done(null, found)
      else done(null, first.address, first.family)
    })
  return new Promise((resolve, reject) => {
    const open = url.protocol === 'https:' ? secureRequest : plainRequest
    const sent = open(
      url,
      { method: ask.method, headers: ask.headers, lookup: judge, timeout: TIMEOUT_MILLISECONDS },
      (response) => {
        const parts: Buffer[] = []
        let bytes = 0
        response.on('data', (part: Buffer) => {
          bytes += part.length
          if (bytes > LONGEST_ANSWER_BYTES) sent.destroy(new Error(`${url.host} answers without end.`))
          else parts.push(part)
        })
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
        )
        response.on('error', reject)
      },
    )
    sent.on('timeout', () =>
      sent.destroy(new Error(`${url.host} did not answer within ${TIMEOUT_MILLISECONDS / 1000} s.`)),
    )
    sent.on('error', reject)
    sent.end(ask.body)
  })
}

const refusal = (host: string): AddressRefused =>
  new AddressRefused(`${host} lies in a private network: an owner can allow it in the settings.`)
