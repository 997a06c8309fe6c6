import { clear, FONTS, HEIGHT, letter, WIDTH, type Brush } from '../stage/index.ts'

/** The film's opening title, over the picture. */
export function opening(words: string, chapter: string) {
  return (g: Brush, now: { local: number; share: number }) => {
    const shown = Math.min(1, now.local / 0.8, (1 - now.share) * 6)
    g.globalAlpha = Math.max(0, shown)
    g.fillStyle = clear('#0b1024', 0.45)
    g.fillRect(0, HEIGHT - 128, WIDTH, 92)
    letter(g, words, WIDTH / 2, HEIGHT - 96, { size: 42, colour: '#fff1cf', spacing: 6 })
    letter(g, chapter, WIDTH / 2, HEIGHT - 56, { size: 24, colour: '#ffd23f', font: FONTS.hand })
  }
}
