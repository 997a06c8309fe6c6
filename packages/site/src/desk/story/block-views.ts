import type { Node } from 'prosemirror-model'
import type { NodeViewConstructor } from 'prosemirror-view'

/** What a block says of itself at the desk: a name, and more words. */
export type Describe = (node: Node) => {
  name: string
  words?: string
  picture?: string | undefined
  play?: { start: number; end: number; run: () => void } | undefined
}

/** Blocks that know what they are are shown with their name; those that hold words, around them. */
export function blockViews(describe: Describe): Record<string, NodeViewConstructor> {
  const framed: NodeViewConstructor = (node) => {
    const dom = document.createElement('div')
    dom.className = `block ${node.type.name}`
    const head = document.createElement('p')
    head.className = 'block-name'
    head.contentEditable = 'false'
    const contentDOM = document.createElement('p')
    contentDOM.className = 'block-words'
    dom.append(head, contentDOM)
    let current = node
    const draw = (): void => head.replaceChildren(...parts(current, describe))
    draw()
    return {
      dom,
      contentDOM,
      update(next) {
        if (next.type !== current.type) return false
        // Words alone that change leave the head as it is: whoever composes letters below it is not disturbed.
        const isOther = !next.hasMarkup(current.type, current.attrs, current.marks)
        current = next
        if (isOther) draw()
        return true
      },
      stopEvent: (event) => event.target instanceof HTMLElement && event.target.closest('button') !== null,
      ignoreMutation: (mutation) => head.contains(mutation.target),
    }
  }
  const atom: NodeViewConstructor = (node) => {
    const dom = document.createElement('div')
    dom.className = `block atom ${node.type.name}`
    dom.append(...parts(node, describe))
    return {
      dom,
      stopEvent: (event) => event.target instanceof HTMLElement && event.target.closest('button') !== null,
      ignoreMutation: () => true,
    }
  }
  return {
    quote: framed,
    moment: framed,
    credits: framed,
    airing: atom,
    offer: atom,
    related: atom,
    picture: atom,
    video: atom,
  }
}

function parts(node: Node, describe: Describe): HTMLElement[] {
  const { name, words, picture, play } = describe(node)
  const label = document.createElement('span')
  label.className = 'block-kind'
  label.textContent = name
  const made: HTMLElement[] = [label]
  if (play) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'block-play'
    button.textContent = `▶ ${Math.floor(play.start / 60)}:${String(Math.floor(play.start % 60)).padStart(2, '0')}`
    button.addEventListener('click', play.run)
    made.push(button)
  }
  if (words !== undefined) {
    const text = document.createElement('span')
    text.textContent = words
    made.push(text)
  }
  if (picture !== undefined) {
    const image = document.createElement('img')
    image.src = picture
    image.alt = String(node.attrs['alt'] ?? '')
    made.push(image)
  }
  return made
}
