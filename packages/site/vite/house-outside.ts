import type { Plugin } from 'vite'

/** The packages of the house that the server's process has loaded already. */
const OURS = /^@aftercut\/(?:engine|library|media|pipeline)\//

/**
 * Leaves the house's own packages out of the built server: the pages run in the process that opened the library, and
 * share its very code. An error that it throws is one that they know, and nothing is loaded twice. (Vite's `ssr.external`
 * leaves out packages of JavaScript alone; ours are TypeScript, which Node reads as it is.) The browser's build holds
 * what it needs.
 */
export function houseOutside(): Plugin {
  return {
    name: 'aftercut-house-outside',
    enforce: 'pre',
    apply: 'build',
    resolveId(id) {
      return this.environment.name === 'ssr' && OURS.test(id) ? { id, external: true } : undefined
    },
  }
}
