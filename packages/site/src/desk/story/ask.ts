/** What the server says when it does not do as asked. `data`: its body, where that is JSON. */
export class Answered extends Error {
  override name = 'Answered'
  readonly status: number
  readonly data: Record<string, unknown>

  constructor(status: number, data: Record<string, unknown>) {
    super(typeof data['message'] === 'string' ? data['message'] : `The server answers ${status}.`)
    this.status = status
    this.data = data
  }
}

/** Asks the desk's server with JSON. Throws `Answered`, or `TypeError` where there is no connection. */
export async function ask<Answer>(method: 'PUT' | 'POST', address: string, body: unknown): Promise<Answer> {
  const response = await fetch(address, {
    method,
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  })
  const data = (await response.json().catch(() => ({}))) as Record<string, unknown>
  if (!response.ok) throw new Answered(response.status, data)
  return data as Answer
}
