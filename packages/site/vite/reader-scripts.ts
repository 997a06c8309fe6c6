import { createHash } from 'node:crypto'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'

/** The scripts of the public pages, by name: each is one file, cached for good under its own hash. */
export type ScriptUrls = Record<string, string>

const MODULE = 'virtual:reader-scripts'

/** Offers the addresses of the bundled scripts as `import { scripts } from 'virtual:reader-scripts'`. */
export function readerScripts(root: string): Plugin {
  let bundled: Promise<ScriptUrls> | undefined
  return {
    name: 'reader-scripts',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    async load(id) {
      if (id !== `\0${MODULE}`) return undefined
      bundled ??= bundleReaderScripts(root)
      return `export const scripts = ${JSON.stringify(await bundled)}`
    },
  }
}

/**
 * Bundles `src/scripts/NAME/index.ts` to `static/r/NAME.HASH.js`. Public pages carry no client framework, so these few
 * files are all the script that a reader ever loads.
 */
async function bundleReaderScripts(root: string): Promise<ScriptUrls> {
  const source = join(root, 'src/scripts')
  const target = join(root, 'static/r')
  await mkdir(target, { recursive: true })
  const names = (await readdir(source, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const urls: ScriptUrls = {}
  for (const { name } of names) {
    const code = await bundle(join(source, name, 'index.ts'), root)
    const hash = createHash('sha256').update(code).digest('base64url').slice(0, 10)
    urls[name] = `/r/${name}.${hash}.js`
    await writeFile(join(target, `${name}.${hash}.js`), code)
  }
  const current = new Set(Object.values(urls).map((url) => url.slice('/r/'.length)))
  const stale = (await readdir(target)).filter((file) => !current.has(file))
  await Promise.all(stale.map((file) => rm(join(target, file))))
  return urls
}

async function bundle(entry: string, root: string): Promise<string> {
  const result = await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      lib: { entry, formats: ['es'], fileName: 'script' },
    },
  })
  const outputs = Array.isArray(result) ? result : [result]
  for (const output of outputs) {
    if (!('output' in output)) continue
    for (const chunk of output.output) if (chunk.type === 'chunk' && chunk.isEntry) return chunk.code
  }
  throw new Error(`Bundling ${entry} gave no script.`)
}
