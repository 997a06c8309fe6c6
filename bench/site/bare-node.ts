import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'

/**
 * The least that Node's own server can do: one answer, the same bytes and headers for whatever is asked. What our server
 * costs beyond this is ours; what this costs beyond nginx is Node's. `node bare-node.ts ANSWER`: a file as `bare.ts` writes it.
 */
const [answer = ''] = process.argv.slice(2)
const { headers, body } = JSON.parse(readFileSync(answer, 'utf8')) as { headers: string[]; body: string }
const bytes = Buffer.from(body, 'base64')

const server = createServer({ noDelay: true, keepAliveTimeout: 65_000, optimizeEmptyRequests: true }, (_, res) => {
  res.writeHead(200, headers)
  res.end(bytes)
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as { port: number }
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}/` }))
})
