import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { WrongUse } from './command.ts'
import { addressProblem, PortTaken } from './site-address.ts'

/** The error that the machine gives for an address. */
async function refusal(port: number, host: string): Promise<NodeJS.ErrnoException> {
  const server = createServer().listen(port, host)
  const [error] = (await once(server, 'error')) as [NodeJS.ErrnoException]
  return error
}

test('a port that is taken is wrong use, and another is offered', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const problem = addressProblem(await refusal(port, '127.0.0.1'), { port })
  expect(problem).toBeInstanceOf(PortTaken)
  expect(problem.message).toMatch(new RegExp(`^Port ${port} is in use.*--port \\d+$`))
  other.close()
})

test('a host that is not this machine is wrong use', async () => {
  const host = '192.0.2.1' // RFC 5737: nobody has it
  const problem = addressProblem(await refusal(0, host), { port: 0, host })
  expect(problem).toBeInstanceOf(WrongUse)
  expect(problem.message).toMatch(/^192\.0\.2\.1 is no address of this machine/)
})

test('any other error stays what it is', () => {
  const error = new Error('out of memory')
  expect(addressProblem(error, { port: 1 })).toBe(error)
})
