import { createCanvas, GlobalFonts, loadImage, type SKRSContext2D } from '@napi-rs/canvas'
import newsreader from '../design/newsreader.woff2?inline'

export const CARD_WIDTH = 1200
export const CARD_HEIGHT = 630
const MARGIN = 72

export type Card = { kicker: string; title: string; foot: string; still: Uint8Array | undefined }

let fontsReady = false

/** The page's own face; other scripts take what the machine has. */
function readyFonts(): void {
  if (fontsReady) return
  fontsReady = true
  const base64 = newsreader.slice(newsreader.indexOf(',') + 1)
  GlobalFonts.register(Buffer.from(base64, 'base64'), 'Newsreader')
}

/** The picture that a link to a page shows elsewhere: the chosen still under the headline, or the headline alone. As PNG. */
export async function drawCard({ kicker, title, foot, still }: Card): Promise<Uint8Array> {
  readyFonts()
  const canvas = createCanvas(CARD_WIDTH, CARD_HEIGHT)
  const context = canvas.getContext('2d')
  context.fillStyle = '#171514'
  context.fillRect(0, 0, CARD_WIDTH, CARD_HEIGHT)
  if (still !== undefined) await layStill(context, still)
  context.fillStyle = '#ff7a5c'
  context.fillRect(MARGIN, MARGIN, 56, 6)
  context.font = '600 30px system-ui, "Noto Sans CJK KR", sans-serif'
  context.textBaseline = 'top'
  context.fillText(kicker, MARGIN, MARGIN + 28)
  const { lines, size } = fitTitle(context, title)
  context.fillStyle = '#fbfaf7'
  const height = lines.length * size * 1.12
  for (const [index, line] of lines.entries())
    context.fillText(line, MARGIN, CARD_HEIGHT - MARGIN - 56 - height + index * size * 1.12)
  context.font = '500 30px Newsreader, "Noto Serif CJK KR", serif'
  context.fillStyle = '#cfc8be'
  context.fillText(foot, MARGIN, CARD_HEIGHT - MARGIN - 30)
  return canvas.encode('png')
}

/** The still fills the card; a shade from below keeps the words legible on any picture. */
async function layStill(context: SKRSContext2D, still: Uint8Array): Promise<void> {
  const image = await loadImage(Buffer.from(still))
  const scale = Math.max(CARD_WIDTH / image.width, CARD_HEIGHT / image.height)
  const [width, height] = [image.width * scale, image.height * scale]
  context.drawImage(image, (CARD_WIDTH - width) / 2, (CARD_HEIGHT - height) / 2, width, height)
  const shade = context.createLinearGradient(0, 0, 0, CARD_HEIGHT)
  shade.addColorStop(0, 'rgba(18,16,15,0.45)')
  shade.addColorStop(0.4, 'rgba(18,16,15,0.55)')
  shade.addColorStop(1, 'rgba(18,16,15,0.94)')
  context.fillStyle = shade
  context.fillRect(0, 0, CARD_WIDTH, CARD_HEIGHT)
}

/** The largest size at which the title takes at most four lines. */
function fitTitle(context: SKRSContext2D, title: string): { lines: string[]; size: number } {
  for (let size = 76; size > 40; size -= 6) {
    context.font = `500 ${size}px Newsreader, "Noto Serif CJK KR", serif`
    const lines = wrap(context, title)
    if (lines.length <= 4) return { lines, size }
  }
  context.font = '500 40px Newsreader, "Noto Serif CJK KR", serif'
  return { lines: wrap(context, title).slice(0, 5), size: 40 }
}

function wrap(context: SKRSContext2D, text: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && context.measureText(longer).width > CARD_WIDTH - 2 * MARGIN) {
      lines.push(line)
      line = word
    } else {
      line = longer
    }
  }
  return line === '' ? lines : [...lines, line]
}
