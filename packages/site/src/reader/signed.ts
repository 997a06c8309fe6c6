import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export const READER_COOKIE = 'aftercut_reader'

/** Another key for each purpose, so that a value signed for one cannot be used for another. */
function signature(secret: string, purpose: string, value: string): string {
  return createHmac('sha256', secret).update(`${purpose}\0${value}`).digest('base64url')
}

/** 'value.signature'. */
export function sign(secret: string, purpose: string, value: string): string {
  return `${value}.${signature(secret, purpose, value)}`
}

/** The value, where the signature is ours. */
export function unsign(secret: string, purpose: string, signed: string | undefined): string | undefined {
  if (signed === undefined) return undefined
  const dot = signed.lastIndexOf('.')
  if (dot < 1) return undefined
  const value = signed.slice(0, dot)
  const [given, due] = [Buffer.from(signed.slice(dot + 1)), Buffer.from(signature(secret, purpose, value))]
  return given.length === due.length && timingSafeEqual(given, due) ? value : undefined
}

/** A reader without a name: made when one first answers, known to this device alone. */
export function newReaderId(): string {
  return randomBytes(15).toString('base64url')
}

/** Milliseconds for which an address has the same hash: long enough to stop a flood, too short to follow anyone. */
const ADDRESS_PERIOD_MS = 6 * 3_600_000

/** A salted hash of an address, another one every six hours. The salt is derived and never written down. */
export function addressHash(secret: string, address: string, nowMs: number): string {
  const period = Math.floor(nowMs / ADDRESS_PERIOD_MS)
  return signature(secret, `address ${period}`, address).slice(0, 22)
}
