import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'
import { ELEMENTS } from '../src/scripts/player/elements.ts'

const MODULE = 'virtual:player-styles'

/** Parts that the controller puts into itself. */
const INNER = [
  'media-error-dialog',
  'media-gesture-receiver',
  'media-tooltip',
  'media-chrome-dialog',
  'media-text-display',
  'media-keyboard-shortcuts-dialog',
  'media-chrome-button',
  'media-chrome-range',
  'media-preview-time-display',
  'media-preview-chapter-display',
  'media-preview-thumbnail',
  'menu/media-chrome-menu',
  'menu/media-chrome-menu-button',
]

type ElementClass = { getTemplateHTML?: (attributes: object, props: object) => string }

/**
 * Offers the hashes of media-chrome's own styles. Its elements write `<style>` into their shadow trees, which our
 * content policy allows only when it knows the text: read here from the very version that is bundled.
 */
export function playerStyles(): Plugin {
  return {
    name: 'player-styles',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    async load(id) {
      if (id !== `\0${MODULE}`) return undefined
      return `export const playerStyleHashes = ${JSON.stringify(await styleHashes())}`
    },
  }
}

async function styleHashes(): Promise<string[]> {
  const hashes = new Set<string>()
  for (const name of [...ELEMENTS, ...INNER]) {
    const { default: element } = (await import(`media-chrome/dist/${name}.js`)) as { default: ElementClass }
    const html = element.getTemplateHTML?.({}, {}) ?? ''
    for (const [, style = ''] of html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)) {
      hashes.add(`sha256-${createHash('sha256').update(style).digest('base64')}`)
    }
  }
  return [...hashes]
}
