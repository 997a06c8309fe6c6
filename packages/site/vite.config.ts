import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'
import { houseOutside } from './vite/house-outside.ts'
import { playerStyles } from './vite/player-styles.ts'
import { readerScripts } from './vite/reader-scripts.ts'

export default defineConfig({
  plugins: [
    houseOutside(),
    readerScripts(import.meta.dirname),
    playerStyles(),
    sveltekit({
      adapter: adapter({ out: 'build', envPrefix: 'AFTERCUT_HTTP_' }),
      // The whole style of a public page rides in its head: one request fewer before the first paint.
      inlineStyleThreshold: 64_000,
      // 'hash', as pages are cached: a nonce may not be served twice. Styles we count ourselves, once for each text.
      csp: { mode: 'hash', directives: { 'script-src': ['self'] } },
      // Our own server writes the headers and judges origins behind proxies; SvelteKit checks forms' origins.
      serviceWorker: { register: false },
      version: { pollInterval: 0 },
      paths: { relative: false },
    }),
  ],
  build: { target: 'es2022' },
})
