import type { Layer } from '../camera.ts'
import { WORLD_WIDTH, letter } from '../canvas.ts'
import { clear, INK, mix } from '../colour.ts'
import { furledUmbrella, glow, openUmbrella } from '../props.ts'
import { hashed } from '../../sound/index.ts'
import { painted, wash } from './painted.ts'

/** Inside the shop: the window with the rain behind it, umbrellas under the ceiling, drawers of ribs and handles. */
export const shopInside = (): readonly Layer[] => [
  painted(0.8, (g) => {
    wash(g, ['#4a2a24', '#7c4a33', '#8e5a3a'])
    for (let n = 0; n < 26; n++) {
      g.fillStyle = clear('#2a1512', 0.12)
      g.fillRect(n * 50, 0, 3, 560)
    }
    // Window on the street.
    g.fillStyle = INK.darkWood
    g.fillRect(470, 130, 400, 290)
    const pane = g.createLinearGradient(0, 140, 0, 410)
    pane.addColorStop(0, '#16204a')
    pane.addColorStop(1, '#3a4878')
    g.fillStyle = pane
    g.fillRect(484, 144, 372, 262)
    for (let n = 0; n < 34; n++) {
      g.fillStyle = clear(hashed(n) > 0.35 ? INK.lamp : '#b9d4ff', 0.6)
      g.beginPath()
      g.arc(490 + hashed(n + 40) * 360, 270 + hashed(n + 80) * 130, 2.5 + 5 * hashed(n + 7), 0, Math.PI * 2)
      g.fill()
    }
    g.save()
    g.translate(670, 170)
    g.scale(-1, 1)
    letter(g, '비가 오면 엽니다', 0, 0, { size: 26, colour: '#f6e3b488', spacing: 3 })
    g.restore()
    g.fillStyle = INK.darkWood
    g.fillRect(664, 144, 10, 262)
    g.fillRect(484, 272, 372, 8)
    // Drawers.
    g.fillStyle = '#4e2f26'
    g.fillRect(60, 210, 330, 380)
    for (let row = 0; row < 6; row++)
      for (let n = 0; n < 4; n++) {
        g.fillStyle = mix('#7d5038', '#5f3b2c', hashed(row * 5 + n))
        g.fillRect(70 + n * 79, 220 + row * 61, 72, 54)
        g.fillStyle = '#d9b25f'
        g.beginPath()
        g.arc(106 + n * 79, 250 + row * 61, 5, 0, Math.PI * 2)
        g.fill()
        g.fillStyle = '#f3ead8'
        g.fillRect(90 + n * 79, 228 + row * 61, 32, 10)
      }
    // Handles on the wall.
    g.lineWidth = 9
    g.lineCap = 'round'
    for (let n = 0; n < 8; n++) {
      g.strokeStyle = mix('#3a2220', '#c99a5b', hashed(n + 3))
      const x = 930 + n * 40
      g.beginPath()
      g.moveTo(x, 330)
      g.lineTo(x, 220)
      g.arc(x + 13, 220, 13, Math.PI, 0)
      g.stroke()
    }
    g.fillStyle = '#5b3b2e'
    g.fillRect(910, 340, 340, 14)
    for (let n = 0; n < 11; n++) {
      g.fillStyle = [INK.teal, '#b5493f', '#c99a5b', '#6a5a86', '#efe2c4'][n % 5] ?? INK.teal
      g.fillRect(920 + n * 29, 372 + 12 * (n % 3), 24, 66 - 12 * (n % 3))
    }
    g.fillStyle = '#5b3b2e'
    g.fillRect(910, 438, 340, 14)
    glow(g, 660, 250, 560, INK.lamp, 0.16)
  }),
  painted(0.95, (g) => {
    const colours = [INK.red, '#4c8c8a', '#7b5ea7', '#d98a9a', '#3f6fb0', '#e6e0cf', '#c98a3f']
    for (let n = 0; n < 7; n++) {
      if (n === 3) continue
      const x = 110 + n * 180
      g.strokeStyle = '#2a1a18'
      g.lineWidth = 2
      g.beginPath()
      g.moveTo(x, 0)
      g.lineTo(x, 40)
      g.stroke()
      openUmbrella(g, x, 155 + (n % 2) * 26, 66, mix(colours[n] ?? INK.red, '#5a2f22', 0.25), 0.05 * (n - 3))
    }
    // The lamp over the table.
    g.strokeStyle = '#2a1a18'
    g.lineWidth = 4
    g.beginPath()
    g.moveTo(650, 0)
    g.lineTo(650, 92)
    g.stroke()
    g.fillStyle = INK.teal
    g.beginPath()
    g.moveTo(590, 132)
    g.quadraticCurveTo(650, 56, 710, 132)
    g.fill()
    g.fillStyle = '#fff3cf'
    g.beginPath()
    g.ellipse(650, 133, 50, 10, 0, 0, Math.PI * 2)
    g.fill()
    glow(g, 650, 140, 240, INK.lamp, 0.5)
  }),
]

/** The table before them, drawn over the people. */
export const shopTable = painted(1.08, (g) => {
  g.fillStyle = '#3f251f'
  g.fillRect(250, 560, 800, 160)
  const top = g.createLinearGradient(0, 528, 0, 572)
  top.addColorStop(0, '#c98b55')
  top.addColorStop(1, '#8a5536')
  g.fillStyle = top
  g.beginPath()
  g.moveTo(290, 528)
  g.lineTo(1010, 528)
  g.lineTo(1070, 576)
  g.lineTo(230, 576)
  g.fill()
  g.fillStyle = '#d8d2c0'
  g.fillRect(380, 540, 70, 6)
  g.fillStyle = INK.red
  g.beginPath()
  g.roundRect(870, 510, 46, 30, 5)
  g.fill()
  g.fillStyle = '#f3ead8'
  g.beginPath()
  g.ellipse(940, 540, 26, 12, 0, 0, Math.PI * 2)
  g.fill()
  furledUmbrella(g, 610, 556, 92, INK.umbrella, -1.5)
  glow(g, 650, 540, 220, '#fff3cf', 0.22)
  g.fillStyle = clear('#000000', 0)
  g.fillRect(0, 0, WORLD_WIDTH, 1)
})

/** The insert: the handle under the lamp, seven years old. Hands come over it. */
export const handleInsert = (): readonly Layer[] => [
  painted(1, (g) => {
    wash(g, ['#a8683f', '#7c4a30'])
    for (let n = 0; n < 16; n++) {
      g.strokeStyle = clear('#4a2a1c', 0.22)
      g.lineWidth = 2 + 3 * hashed(n)
      g.beginPath()
      g.moveTo(0, n * 48 + 12 * hashed(n + 5))
      g.bezierCurveTo(400, n * 48 + 40 * hashed(n), 800, n * 48 - 20, 1280, n * 48 + 20 * hashed(n + 2))
      g.stroke()
    }
    glow(g, 640, 300, 620, '#fff0c4', 0.5)
    g.save()
    g.translate(640, 390)
    g.rotate(-0.12)
    g.fillStyle = clear('#2a120c', 0.35)
    g.beginPath()
    g.roundRect(-480, -30, 1100, 104, 50)
    g.fill()
    g.strokeStyle = '#f7e6bd'
    g.lineWidth = 104
    g.lineCap = 'round'
    g.beginPath()
    g.moveTo(610, -4)
    g.lineTo(-330, -4)
    g.bezierCurveTo(-560, -4, -560, -270, -330, -270)
    g.lineTo(-290, -270)
    g.stroke()
    g.strokeStyle = clear('#d0a868', 0.6)
    g.lineWidth = 20
    g.lineCap = 'butt'
    g.beginPath()
    g.moveTo(600, 26)
    g.lineTo(-330, 26)
    g.bezierCurveTo(-600, 26, -600, -300, -330, -300)
    g.stroke()
    g.fillStyle = INK.umbrella
    g.beginPath()
    g.moveTo(430, -90)
    g.lineTo(760, -160)
    g.lineTo(760, 150)
    g.lineTo(430, 80)
    g.fill()
    g.restore()
  }),
]
