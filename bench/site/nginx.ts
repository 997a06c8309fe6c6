import { spawn } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** `pid`: of the worker, which alone answers. */
export type Nginx = { url: string; pid: number; stop: () => Promise<void> }

/** nginx on the first core, with one worker, serving the page's own bytes, compressed already, with the same headers. */
export async function startNginx(folder: string, page: string): Promise<Nginx> {
  const response = await fetch(page, { headers: { 'accept-encoding': 'identity' } })
  const brotli = await rawBody(page)
  const port = await freePort()
  const root = join(folder, 'nginx')
  await mkdir(join(root, 'temp'), { recursive: true })
  await writeFile(join(root, 'story.html'), brotli)
  const headers = [...response.headers]
    .filter(([name]) => !['content-length', 'content-type', 'date', 'connection', 'keep-alive', 'etag'].includes(name))
    .map(([name, value]) => `add_header ${name} "${value.replaceAll('"', '\\"')}";`)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${root}/temp;`,
  )
  await writeFile(
    join(root, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root;' : ''} worker_processes 1; daemon off; pid ${root}/pid; error_log ${root}/error.log;
events { worker_connections 1024; }
http { access_log off; sendfile on; open_file_cache max=100; keepalive_requests 100000000; ${temporary.join(' ')}
  server { listen 127.0.0.1:${port}; root ${root};
    location / { try_files /story.html =404; types { text/html html; } add_header content-encoding br; ${headers.join(' ')} } } }
`,
  )
  const child = spawn('taskset', ['-c', '0', 'nginx', '-p', root, '-c', join(root, 'nginx.conf')], { stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}/story.html`
  for (let tries = 0; tries < 50; tries += 1) {
    const answer = await fetch(url, { method: 'HEAD' }).catch(() => undefined)
    if (answer?.ok) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    url,
    pid: Number((await readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8')).split(' ', 1)[0]),
    stop: () =>
      new Promise((resolve) => {
        child.on('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

/** The page as it goes over the wire, in Brotli: fetch would open it. */
export async function rawBody(page: string): Promise<Buffer> {
  const { get } = await import('node:http')
  return new Promise((resolve, reject) => {
    get(page, { headers: { 'accept-encoding': 'br' } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve(Buffer.concat(chunks)))
    }).on('error', reject)
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
