/** Things of schema.org as elements of a page's head. '<' is all that could end such an element early. */
export function thingTags(things: readonly object[]): string[] {
  return things.map((thing) => {
    const text = JSON.stringify({ '@context': 'https://schema.org', ...thing }).replaceAll('<', '\\u003c')
    return `<script type="application/ld+json">${text}</script>`
  })
}
