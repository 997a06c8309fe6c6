import { WORLD_HEIGHT, WORLD_WIDTH, letter, type Brush } from '../canvas.ts'
import type { Layer } from '../camera.ts'
import { clear, INK, mix } from '../colour.ts'
import { furledUmbrella, glow, openUmbrella } from '../props.ts'
import { hashed } from '../../sound/index.ts'
import { painted } from './painted.ts'

/** The alley on the hill before the shop. By night in rain, or on the clear day at the end. */
export type Hour = 'night' | 'day'

const SKY = { night: ['#0e1430', '#1f2b52', '#3d4a76'], day: ['#7fb4d8', '#b9d9e4', '#fbeccb'] } as const

export function alley(hour: Hour): readonly Layer[] {
  return [painted(0.25, (g) => sky(g, hour)), painted(0.5, (g) => town(g, hour)), painted(1, (g) => street(g, hour))]
}

function sky(g: Brush, hour: Hour) {
  const air = g.createLinearGradient(0, 0, 0, WORLD_HEIGHT)
  SKY[hour].forEach((colour, n) => air.addColorStop(n / 2, colour))
  g.fillStyle = air
  g.fillRect(0, 0, WORLD_WIDTH, WORLD_HEIGHT)
  for (let n = 0; n < 5; n++) {
    g.fillStyle = clear(hour === 'night' ? '#2b3762' : '#fff8e6', 0.55)
    g.beginPath()
    g.ellipse(130 + n * 270, 90 + 60 * hashed(n), 210, 34 + 16 * hashed(n + 9), 0, 0, Math.PI * 2)
    g.fill()
  }
}

function town(g: Brush, hour: Hour) {
  for (let row = 0; row < 4; row++) {
    const base = 300 + row * 62
    for (let n = -1; n < 15; n++) {
      const seed = row * 53 + n * 7
      const x = n * 94 + hashed(seed) * 50 - 20
      const w = 66 + hashed(seed + 1) * 46
      const h = 50 + hashed(seed + 2) * 60
      const wall = hour === 'night' ? mix('#2a3560', '#1a2244', row / 4) : mix('#c7d3d6', '#d9b79a', hashed(seed + 3))
      g.fillStyle = wall
      g.fillRect(x, base - h, w, h + 90)
      g.fillStyle = hour === 'night' ? mix(wall, '#0a0f24', 0.4) : mix(wall, INK.brick, 0.55)
      g.beginPath()
      g.moveTo(x - 8, base - h)
      g.lineTo(x + w / 2, base - h - 26)
      g.lineTo(x + w + 8, base - h)
      g.fill()
      for (let k = 0; k < 3; k++) {
        if (hashed(seed + 11 + k) > 0.62) continue
        g.fillStyle =
          hour === 'night' ? clear(hashed(seed + k) > 0.3 ? INK.lamp : '#9fc4e8', 0.75) : clear('#5d7f92', 0.8)
        g.fillRect(x + 10 + k * 20, base - h + 16 + hashed(seed + 20 + k) * 14, 11, 14)
      }
    }
    g.fillStyle = clear(hour === 'night' ? '#3b4a78' : '#ffffff', 0.16)
    g.fillRect(0, base - 20, WORLD_WIDTH, 60)
  }
}

function street(g: Brush, hour: Hour) {
  const night = hour === 'night'
  const tone = (colour: string) => (night ? mix(colour, '#1a2350', 0.45) : colour)
  // Ground, wet at night: the shop's light lies on it.
  const ground = g.createLinearGradient(0, 520, 0, WORLD_HEIGHT)
  ground.addColorStop(0, tone(night ? '#3a4468' : '#c9b79c'))
  ground.addColorStop(1, tone(night ? '#1a2142' : '#a8937a'))
  g.fillStyle = ground
  g.fillRect(0, 520, WORLD_WIDTH, 200)
  g.strokeStyle = clear('#000000', 0.13)
  g.lineWidth = 2
  for (let n = 0; n < 9; n++) {
    g.beginPath()
    g.moveTo(640 + (n - 4) * 120, 520)
    g.lineTo(640 + (n - 4) * 300, 720)
    g.stroke()
  }
  for (let y = 540; y < 720; y += 26 + (y - 540) * 0.12) {
    g.beginPath()
    g.moveTo(0, y)
    g.lineTo(WORLD_WIDTH, y)
    g.stroke()
  }

  // Stone wall on the right, with the lamp.
  g.fillStyle = tone('#6c6f83')
  g.fillRect(960, 380, 320, 150)
  for (let row = 0; row < 4; row++)
    for (let n = 0; n < 6; n++) {
      g.fillStyle = tone(mix('#7b7f93', '#575b70', hashed(row * 9 + n)))
      g.beginPath()
      g.roundRect(962 + n * 58 - (row % 2) * 26, 384 + row * 37, 52, 32, 6)
      g.fill()
    }
  g.fillStyle = tone('#50684f')
  for (let n = 0; n < 16; n++) {
    g.beginPath()
    g.arc(960 + n * 22, 384 + 8 * hashed(n), 20 + 10 * hashed(n + 4), 0, Math.PI * 2)
    g.fill()
  }
  g.fillStyle = tone('#2b2f45')
  g.fillRect(1046, 150, 12, 384)
  g.fillRect(1000, 150, 56, 8)
  g.beginPath()
  g.moveTo(984, 178)
  g.lineTo(1030, 178)
  g.lineTo(1018, 154)
  g.lineTo(996, 154)
  g.fill()
  if (night) {
    g.fillStyle = '#fff1c9'
    g.fillRect(990, 178, 34, 7)
    const cone = g.createLinearGradient(0, 180, 0, 560)
    cone.addColorStop(0, clear(INK.lamp, 0.42))
    cone.addColorStop(1, clear(INK.lamp, 0))
    g.fillStyle = cone
    g.beginPath()
    g.moveTo(990, 184)
    g.lineTo(1024, 184)
    g.lineTo(1190, 575)
    g.lineTo(830, 575)
    g.fill()
    glow(g, 1007, 184, 120, INK.lamp, 0.75)
  }
  shop(g, night, tone)
  if (night) {
    g.save()
    g.globalCompositeOperation = 'lighter'
    for (const [x, w, o] of [
      [380, 300, 0.3],
      [640, 90, 0.2],
      [1007, 90, 0.3],
    ] as const) {
      const pool = g.createLinearGradient(0, 524, 0, 720)
      pool.addColorStop(0, clear('#ff9d4d', o))
      pool.addColorStop(1, clear('#ff9d4d', 0))
      g.fillStyle = pool
      g.fillRect(x - w / 2, 526, w, 194)
    }
    g.restore()
  }
}

function shop(g: Brush, night: boolean, tone: (colour: string) => string) {
  // House.
  g.fillStyle = tone('#7a4f45')
  g.fillRect(90, 110, 700, 420)
  for (let n = 0; n < 10; n++) {
    g.fillStyle = tone(mix('#84574b', '#6d453d', n % 2))
    g.fillRect(90, 110 + n * 42, 700, 40)
  }
  g.fillStyle = tone('#3c2e3b')
  g.beginPath()
  g.moveTo(50, 118)
  g.lineTo(130, 30)
  g.lineTo(750, 30)
  g.lineTo(830, 118)
  g.fill()
  g.strokeStyle = tone('#54414f')
  g.lineWidth = 5
  for (let n = 0; n < 17; n++) {
    g.beginPath()
    g.moveTo(72 + n * 46, 116)
    g.lineTo(146 + n * 37, 32)
    g.stroke()
  }
  // The window.
  g.fillStyle = tone(INK.darkWood)
  g.fillRect(140, 230, 410, 256)
  const pane = g.createLinearGradient(0, 240, 0, 480)
  pane.addColorStop(0, night ? '#ffdf9a' : '#8fa9b0')
  pane.addColorStop(1, night ? '#e8934a' : '#5f7a83')
  g.fillStyle = pane
  g.fillRect(152, 242, 386, 232)
  const colours = [INK.red, '#4c8c8a', '#7b5ea7', '#d98a9a', '#3f6fb0', '#e6e0cf']
  for (let n = 0; n < 6; n++)
    furledUmbrella(
      g,
      186 + n * 62,
      252 + (n % 2) * 14,
      74,
      night ? (colours[n] ?? INK.red) : mix(colours[n] ?? INK.red, '#56707a', 0.4),
      0.06 * Math.sin(n * 2),
    )
  g.fillStyle = night ? '#7a4526' : '#47535a'
  g.fillRect(152, 424, 386, 50)
  g.fillStyle = night ? '#5b2f1e' : '#3a444b'
  for (let n = 0; n < 7; n++) g.fillRect(170 + n * 52, 404 - 12 * (n % 3), 26, 22 + 12 * (n % 3))
  g.fillStyle = tone(INK.darkWood)
  g.fillRect(340, 242, 8, 232)
  g.fillRect(152, 336, 386, 7)
  // The door.
  g.fillStyle = tone('#2f6a70')
  g.fillRect(590, 236, 140, 294)
  g.fillStyle = night ? '#ffd48a' : '#7f9aa0'
  g.fillRect(608, 254, 104, 130)
  g.fillStyle = tone('#275a60')
  g.fillRect(608, 402, 104, 104)
  g.fillStyle = INK.lamp
  g.beginPath()
  g.arc(604, 396, 6, 0, Math.PI * 2)
  g.fill()
  // The board in the door, and what it says.
  g.fillStyle = '#f6ecd2'
  g.beginPath()
  g.roundRect(622, 296, 76, 40, 5)
  g.fill()
  letter(g, night ? '영업 중' : '맑아도 엽니다', 660, 317, { size: night ? 22 : 15, colour: '#5b3b34' })
  // Awning.
  for (let n = 0; n < 14; n++) {
    g.fillStyle = tone(n % 2 ? '#efe2c4' : '#b5493f')
    g.beginPath()
    g.moveTo(118 + n * 46, 176)
    g.lineTo(118 + (n + 1) * 46, 176)
    g.lineTo(112 + (n + 1) * 47, 222)
    g.quadraticCurveTo(112 + n * 47 + 23, 242, 112 + n * 47, 222)
    g.fill()
  }
  // The sign.
  g.fillStyle = tone(INK.darkWood)
  g.beginPath()
  g.roundRect(190, 122, 500, 54, 8)
  g.fill()
  letter(g, '비가 오면 엽니다', 440, 150, { size: 38, colour: night ? '#ffe9b0' : '#f6ecd2', spacing: 6 })
  if (night) {
    glow(g, 440, 150, 330, INK.lamp, 0.2)
    glow(g, 345, 360, 330, '#ffb055', 0.34)
    glow(g, 660, 320, 190, '#ffb055', 0.3)
  }
  // A stand, pots, and the umbrella on its hook on clear days.
  g.fillStyle = tone('#3a4a55')
  g.fillRect(752, 430, 62, 100)
  furledUmbrella(g, 768, 388, 66, tone('#3f6fb0'), 0.08)
  furledUmbrella(g, 792, 384, 66, tone('#d98a9a'), -0.06)
  for (let n = 0; n < 3; n++) {
    g.fillStyle = tone('#a8643f')
    g.fillRect(106 + n * 8 - 60, 492 - n * 2, 40, 40)
    g.fillStyle = tone('#50784f')
    g.beginPath()
    g.arc(66 + n * 8, 478, 26, 0, Math.PI * 2)
    g.fill()
  }
  if (!night) openUmbrella(g, 858, 470, 82, INK.umbrella, 0.32)
}

/** The other way: from the shop's door down to the town. For faces that look at the shop. */
export function alleyReverse(hour: Hour): readonly Layer[] {
  return [
    painted(0.25, (g) => sky(g, hour)),
    painted(0.5, (g) => {
      const sea = hour === 'night' ? '#24305c' : '#8cc3d6'
      g.fillStyle = sea
      g.fillRect(0, 330, WORLD_WIDTH, 390)
      for (let n = 0; n < 130; n++) {
        const y = 350 + hashed(n) * 200
        g.fillStyle = clear(hour === 'night' ? (hashed(n + 3) > 0.4 ? INK.lamp : '#bcd7ff') : '#ffffff', 0.75)
        g.beginPath()
        g.arc(hashed(n + 1) * WORLD_WIDTH, y, 3 + hashed(n + 2) * 5, 0, Math.PI * 2)
        g.fill()
      }
      g.fillStyle = hour === 'night' ? '#17204490' : '#86a08a'
      for (let n = 0; n < 12; n++) {
        g.beginPath()
        g.moveTo(n * 120 - 60, 720)
        g.lineTo(n * 120 - 40, 500 + 60 * hashed(n))
        g.lineTo(n * 120 + 20, 470 + 60 * hashed(n))
        g.lineTo(n * 120 + 80, 510 + 60 * hashed(n))
        g.lineTo(n * 120 + 90, 720)
        g.fill()
      }
    }),
    painted(1, (g) => {
      const night = hour === 'night'
      g.fillStyle = night ? '#1b2346' : '#9a8a76'
      g.fillRect(0, 590, WORLD_WIDTH, 130)
      g.fillStyle = night ? '#232c50' : '#8a8fa0'
      g.fillRect(0, 500, 430, 110)
      g.fillRect(900, 520, 380, 90)
      g.fillStyle = night ? '#161d3a' : '#3b4a5a'
      g.fillRect(214, 120, 14, 480)
      g.fillRect(214, 120, 70, 9)
      if (night) {
        g.fillStyle = '#fff1c9'
        g.fillRect(256, 130, 34, 9)
        glow(g, 273, 140, 190, INK.lamp, 0.8)
      }
    }),
  ]
}
