import type { Layer } from '../camera.ts'
import { WORLD_WIDTH, letter, type Brush } from '../canvas.ts'
import { clear, mix } from '../colour.ts'
import { glow } from '../props.ts'
import { hashed } from '../../sound/index.ts'
import { painted, wash } from './painted.ts'

/** The last stop on the hill: twenty years ago in the rain, and at dawn. */
export type StopTime = 'memory' | 'dawn'

export const stop = (time: StopTime): readonly Layer[] => [
  painted(0.15, (g) => {
    if (time === 'memory') wash(g, ['#16303f', '#335f70', '#78a0a4'])
    else {
      wash(g, ['#5d6ea6', '#d48f96', '#ffd9a0', '#fff0c9'], 0, 520)
      glow(g, 900, 400, 420, '#fff2c0', 0.9)
      g.fillStyle = '#fff6d8'
      g.beginPath()
      g.arc(900, 402, 54, 0, Math.PI * 2)
      g.fill()
    }
  }),
  painted(0.35, (g) => hills(g, time)),
  painted(1, (g) => shelter(g, time)),
]

function hills(g: Brush, time: StopTime) {
  const ranges = time === 'memory' ? ['#3d6875', '#2d5362', '#1f3f50'] : ['#b98a9c', '#8f7290', '#65597f']
  ranges.forEach((colour, row) => {
    g.fillStyle = colour
    g.beginPath()
    g.moveTo(0, 720)
    for (let n = 0; n <= 16; n++)
      g.lineTo(n * 80, 360 + row * 52 + Math.sin(n * 0.9 + row * 2.2) * 34 + hashed(n + row * 40) * 16)
    g.lineTo(1280, 720)
    g.fill()
    g.fillStyle = clear(time === 'memory' ? '#a9d0d4' : '#ffe6cf', 0.16)
    g.fillRect(0, 420 + row * 50, WORLD_WIDTH, 60)
  })
  g.fillStyle = clear(time === 'memory' ? '#8fd0d8' : '#fff0c9', 0.5)
  g.fillRect(0, 540, WORLD_WIDTH, 30)
}

function shelter(g: Brush, time: StopTime) {
  const memory = time === 'memory'
  const tone = (colour: string) => mix(colour, memory ? '#23495a' : '#b07a80', memory ? 0.5 : 0.3)
  wash(g, [tone('#7b7f88'), tone('#50535f')], 560, 720)
  g.fillStyle = tone('#93969c')
  g.fillRect(0, 556, WORLD_WIDTH, 12)
  g.strokeStyle = clear('#ffffff', 0.4)
  g.lineWidth = 6
  g.setLineDash([70, 50])
  g.beginPath()
  g.moveTo(0, 668)
  g.lineTo(1280, 668)
  g.stroke()
  g.setLineDash([])
  // Shelter.
  g.fillStyle = tone('#8a5a44')
  g.fillRect(250, 250, 16, 312)
  g.fillRect(794, 250, 16, 312)
  g.fillStyle = clear(tone('#c79a6c'), 1)
  g.fillRect(266, 262, 528, 214)
  for (let n = 0; n < 8; n++) {
    g.fillStyle = clear('#3a1f18', 0.14)
    g.fillRect(266 + n * 66, 262, 4, 214)
  }
  g.fillStyle = tone('#3f6a76')
  g.beginPath()
  g.moveTo(204, 262)
  g.lineTo(250, 196)
  g.lineTo(810, 196)
  g.lineTo(856, 262)
  g.fill()
  g.strokeStyle = tone('#2f525d')
  g.lineWidth = 4
  for (let n = 0; n < 14; n++) {
    g.beginPath()
    g.moveTo(232 + n * 46, 262)
    g.lineTo(262 + n * 42, 198)
    g.stroke()
  }
  g.fillStyle = tone('#f3ead8')
  g.beginPath()
  g.roundRect(430, 282, 220, 58, 6)
  g.fill()
  letter(g, '종점', 496, 312, { size: 34, colour: tone('#5b3b34') })
  letter(g, '막차 23:40', 588, 312, { size: 20, colour: tone('#8a4a45') })
  g.fillStyle = tone('#6a4534')
  g.fillRect(310, 486, 440, 16)
  g.fillRect(330, 502, 14, 58)
  g.fillRect(716, 502, 14, 58)
  // The post.
  g.fillStyle = tone('#4a5666')
  g.fillRect(960, 220, 12, 342)
  g.fillStyle = tone('#c8453f')
  g.beginPath()
  g.arc(966, 206, 42, 0, Math.PI * 2)
  g.fill()
  letter(g, '7', 966, 208, { size: 48, colour: '#fff6e2' })
  for (let n = 0; n < 60; n++) {
    const x = hashed(n) * 1280
    if (x > 230 && x < 830) continue
    g.strokeStyle = tone(mix('#5c7a4e', '#9a9a5a', hashed(n + 2)))
    g.lineWidth = 4
    g.beginPath()
    g.moveTo(x, 566)
    g.quadraticCurveTo(x + 6, 540, x + 14 * (hashed(n + 1) - 0.4), 520 + 20 * hashed(n + 3))
    g.stroke()
  }
  if (memory) glow(g, 530, 250, 300, '#d9f1ff', 0.22)
  else glow(g, 860, 440, 520, '#ffe9c4', 0.35)
  if (memory) {
    g.fillStyle = clear('#bfe6ff', 0.1)
    g.fillRect(0, 570, WORLD_WIDTH, 150)
  }
}

/** The sea side, which the two look at: for the reverse at dawn. */
export const stopReverse = (time: StopTime): readonly Layer[] => [
  painted(0.15, (g) => {
    if (time === 'memory') wash(g, ['#1a3a49', '#3f6b7a', '#7fa7a8'])
    else wash(g, ['#4a5c9a', '#9a7fa8', '#eab09a', '#ffd9a0'])
  }),
  painted(0.6, (g) => {
    const memory = time === 'memory'
    wash(g, memory ? ['#2b5563', '#1b3b4a'] : ['#8f7fa5', '#5b5a86'], 470, 720)
    for (let n = 0; n < 40; n++) {
      g.fillStyle = clear(memory ? '#bfe6ff' : '#ffe9c4', 0.28)
      g.fillRect(hashed(n) * 1240, 490 + hashed(n + 9) * 210, 30 + 70 * hashed(n + 4), 3)
    }
    g.fillStyle = memory ? '#16313f' : '#4a4468'
    g.beginPath()
    g.moveTo(0, 720)
    g.lineTo(0, 430)
    g.quadraticCurveTo(180, 400, 330, 500)
    g.lineTo(420, 720)
    g.fill()
    g.fillStyle = memory ? '#10242f' : '#3a3558'
    g.fillRect(1020, 240, 14, 480)
    g.fillRect(880, 300, 300, 5)
  }),
]
