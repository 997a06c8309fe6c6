import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendMail } from './mail.ts'

/** Speaks as much of SMTP (RFC 5321) as one mail needs. */
let server: Server
let heard = ''
beforeAll(async () => {
  server = createServer((socket) => {
    let inData = false
    socket.write('220 test\r\n')
    socket.on('data', (bytes) => {
      heard += bytes.toString()
      const text = bytes.toString()
      if (inData && !text.endsWith('\r\n.\r\n')) return
      const begins = !inData && text.startsWith('DATA')
      inData = begins
      if (begins) socket.write('354 go on\r\n')
      else if (text.startsWith('QUIT')) socket.end('221 bye\r\n')
      else socket.write('250 ok\r\n')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})
afterAll(() => void server.close())

test('a mail goes out where a way is set, and a failure is told', async () => {
  const { port } = server.address() as AddressInfo
  const env = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'desk@example.org' }
  expect(await sendMail('jun@example.org', 'Your place', 'https://example.org/x', env)).toEqual({ sent: 'sent' })
  expect(heard).toContain('RCPT TO:<jun@example.org>')
  expect(heard).toContain('https://example.org/x')
  expect(await sendMail('a@b.c', 's', 't', {})).toEqual({ sent: 'none' })
  expect(await sendMail('a@b.c', 's', 't', { SMTP_URL: 'smtp://127.0.0.1:1' })).toMatchObject({ sent: 'failed' })
})
