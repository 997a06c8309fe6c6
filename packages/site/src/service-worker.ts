/// <reference lib="webworker" />
import { immutable } from '$app/manifest'
import { self } from '$app/service-worker'

/**
 * What was read stays readable without a connection. Pages come from the network while there is one, so that nothing
 * withdrawn is shown from here; media are never kept.
 */
const PAGES = 'aftercut-pages-1'
const ASSETS = 'aftercut-assets-1'
const MOST_PAGES = 60

const fonts = immutable.map(({ path }) => `/${path.replace(/^\//, '')}`).filter((path) => path.endsWith('.woff2'))

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(ASSETS).then((cache) => cache.addAll([...fonts, '/offline'])))
  void self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== PAGES && name !== ASSETS).map((name) => caches.delete(name))),
      )
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (url.pathname.startsWith('/_app/immutable/') || url.pathname.startsWith('/r/')) event.respondWith(asset(request))
  else if (request.mode === 'navigate' && !/^\/(desk|api|media|embed)(\/|$)/.test(url.pathname))
    event.respondWith(page(request))
})

async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept !== undefined) return kept
  const response = await fetch(request)
  if (response.ok) await (await caches.open(ASSETS)).put(request, response.clone())
  return response
}

async function page(request: Request): Promise<Response> {
  const cache = await caches.open(PAGES)
  try {
    const response = await fetch(request)
    if (response.ok) {
      await cache.put(request, response.clone())
      const keys = await cache.keys()
      await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_PAGES)).map((key) => cache.delete(key)))
    } else if (response.status === 404 || response.status === 410) {
      await cache.delete(request)
    }
    return response
  } catch {
    return (await cache.match(request)) ?? (await caches.match('/offline')) ?? Response.error()
  }
}
