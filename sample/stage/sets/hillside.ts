import type { Layer } from '../camera.ts'
import { WORLD_WIDTH, letter } from '../canvas.ts'
import { clear, mix } from '../colour.ts'
import { glow } from '../props.ts'
import { hashed } from '../../sound/index.ts'
import { painted, wash } from './painted.ts'

/** The bus stop as the making-of's camera sees it some days later: a grey morning, from behind the crew, with their things. */
export const hillside = (): readonly Layer[] => [
  painted(0.3, (g) => {
    wash(g, ['#aebbc2', '#cdd6d8', '#e6e6df'])
    g.fillStyle = '#93a5a6'
    g.beginPath()
    g.moveTo(0, 720)
    for (let n = 0; n <= 12; n++) g.lineTo(n * 110, 330 + Math.sin(n * 1.3) * 40)
    g.lineTo(1280, 720)
    g.fill()
    g.fillStyle = '#7d9390'
    g.beginPath()
    g.moveTo(0, 720)
    for (let n = 0; n <= 12; n++) g.lineTo(n * 110, 420 + Math.sin(n * 0.8 + 2) * 34)
    g.lineTo(1280, 720)
    g.fill()
  }),
  painted(0.9, (g) => {
    wash(g, ['#8d9092', '#6d7073'], 560, 720)
    // The shelter from its open end.
    g.save()
    g.transform(0.62, -0.1, 0, 1, 470, 120)
    g.fillStyle = '#b0825c'
    g.fillRect(200, 250, 500, 220)
    for (let n = 0; n < 8; n++) {
      g.fillStyle = clear('#3a1f18', 0.16)
      g.fillRect(200 + n * 62, 250, 4, 220)
    }
    g.fillStyle = '#4a7a86'
    g.beginPath()
    g.moveTo(140, 250)
    g.lineTo(190, 180)
    g.lineTo(720, 180)
    g.lineTo(770, 250)
    g.fill()
    g.fillStyle = '#f3ead8'
    g.fillRect(360, 268, 210, 56)
    letter(g, '종점', 425, 297, { size: 34, colour: '#5b3b34' })
    g.fillStyle = '#6a4534'
    g.fillRect(240, 480, 430, 16)
    g.fillStyle = '#8a5a44'
    g.fillRect(186, 240, 16, 330)
    g.fillRect(700, 240, 16, 330)
    g.restore()
    // A reflector, a lamp with a warm sheet for the dawn.
    g.fillStyle = '#2a2d36'
    g.fillRect(130, 250, 8, 400)
    g.fillStyle = '#f2d9a0'
    g.beginPath()
    g.ellipse(134, 250, 96, 120, 0.2, 0, Math.PI * 2)
    g.fill()
    glow(g, 160, 270, 260, '#ffe3a0', 0.5)
    g.fillStyle = '#2a2d36'
    g.fillRect(1136, 300, 10, 350)
    g.fillRect(1090, 250, 110, 90)
    g.fillStyle = '#ffdf9a'
    g.fillRect(1098, 258, 94, 74)
    glow(g, 1140, 290, 240, '#ffd48a', 0.55)
    for (let n = 0; n < 50; n++) {
      g.strokeStyle = mix('#6d8a5c', '#a0a468', hashed(n + 2))
      g.lineWidth = 4
      g.beginPath()
      const x = hashed(n) * WORLD_WIDTH
      g.moveTo(x, 566)
      g.quadraticCurveTo(x + 6, 546, x + 12 * (hashed(n + 1) - 0.4), 530)
      g.stroke()
    }
  }),
  painted(1, (g) => {
    g.strokeStyle = '#3a3d45'
    g.lineWidth = 9
    g.beginPath()
    g.moveTo(0, 690)
    g.lineTo(1280, 650)
    g.moveTo(0, 716)
    g.lineTo(1280, 682)
    g.stroke()
    g.lineWidth = 5
    for (let n = 0; n < 18; n++) {
      g.beginPath()
      g.moveTo(20 + n * 74, 690 - n * 2.3)
      g.lineTo(34 + n * 74, 714 - n * 2)
      g.stroke()
    }
  }),
]

/** Where the cast is asked afterwards: a paper wall with umbrellas, two stools, soft light. */
export const studio = (): readonly Layer[] => [
  painted(0.9, (g) => {
    wash(g, ['#f0dcc0', '#f6e7cf', '#ecd2b0'])
    const colours = ['#e9a9a0', '#8fbcb8', '#f3c96a', '#a9b7d8', '#d9a6c0']
    for (let n = 0; n < 5; n++) {
      const x = 120 + n * 260
      const y = 210 + (n % 2) * 70
      const r = 150
      for (let k = 0; k < 8; k++) {
        g.fillStyle = mix(colours[n] ?? '#e9a9a0', '#ffffff', 0.28 + 0.14 * (k % 2))
        g.beginPath()
        g.moveTo(x, y)
        g.arc(x, y, r, (k * Math.PI) / 4, ((k + 1) * Math.PI) / 4)
        g.fill()
      }
      g.fillStyle = '#c99a5b'
      g.beginPath()
      g.arc(x, y, 9, 0, Math.PI * 2)
      g.fill()
    }
    g.fillStyle = clear('#f0dcc0', 0.35)
    g.fillRect(0, 0, WORLD_WIDTH, 720)
    g.fillStyle = '#dcbf97'
    g.fillRect(0, 610, WORLD_WIDTH, 110)
    glow(g, 640, 250, 620, '#ffffff', 0.35)
  }),
  painted(1, (g) => {
    g.fillStyle = '#8a5f42'
    for (const x of [490, 790]) {
      g.beginPath()
      g.roundRect(x - 70, 560, 140, 22, 10)
      g.fill()
      g.fillRect(x - 54, 580, 12, 140)
      g.fillRect(x + 42, 580, 12, 140)
    }
  }),
]
