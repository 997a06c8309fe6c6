import type { Layer } from '../camera.ts'
import { FONTS, WORLD_WIDTH, letter, type Brush } from '../canvas.ts'
import { clear, INK, mix } from '../colour.ts'
import { furledUmbrella, glow } from '../props.ts'
import { hashed } from '../../sound/index.ts'
import { painted, wash } from './painted.ts'

/** The lot by night: the shop's front is a flat with props behind it, rain falls from a pipe, and everybody waits. */
export const lot = (): readonly Layer[] => [
  painted(0.4, (g) => {
    wash(g, ['#0b0d14', '#191d29', '#2b303e'])
    g.strokeStyle = '#39404f'
    g.lineWidth = 5
    for (let n = 0; n < 7; n++) {
      g.beginPath()
      g.moveTo(n * 220 - 40, 60)
      g.lineTo(n * 220 + 180, 60)
      g.lineTo(n * 220 + 70, 118)
      g.closePath()
      g.stroke()
    }
    g.fillStyle = '#333a49'
    g.fillRect(0, 52, WORLD_WIDTH, 10)
    g.fillRect(0, 116, WORLD_WIDTH, 8)
    for (let n = 0; n < 5; n++) glow(g, 120 + n * 270, 74, 90, '#cfe2ff', 0.5)
  }),
  painted(0.85, (g) => flat(g)),
  painted(1, (g) => ground(g)),
]

function flat(g: Brush) {
  // The flat from the side: painted brick in front, timber behind.
  g.save()
  g.transform(0.8, 0.1, 0, 1, 30, 60)
  g.fillStyle = '#80584a'
  g.fillRect(60, 110, 700, 400)
  for (let row = 0; row < 9; row++)
    for (let n = 0; n < 12; n++) {
      g.fillStyle = mix('#8a6152', '#6f4a3f', hashed(row * 13 + n))
      g.fillRect(62 + n * 58 + (row % 2) * 20, 112 + row * 44, 54, 40)
    }
  g.fillStyle = INK.darkWood
  g.fillRect(90, 230, 400, 230)
  g.fillStyle = '#ffe2a2'
  g.fillRect(102, 242, 376, 206)
  const colours = [INK.red, '#4c8c8a', '#7b5ea7', '#d98a9a', '#3f6fb0', '#e6e0cf']
  for (let n = 0; n < 6; n++) furledUmbrella(g, 136 + n * 60, 250, 70, colours[n] ?? INK.red, 0)
  g.fillStyle = '#2f6a70'
  g.fillRect(550, 230, 130, 280)
  g.fillStyle = '#ffd48a'
  g.fillRect(568, 248, 94, 120)
  for (let n = 0; n < 14; n++) {
    g.fillStyle = n % 2 ? '#efe2c4' : '#b5493f'
    g.fillRect(76 + n * 46, 176, 46, 44)
  }
  g.fillStyle = INK.darkWood
  g.fillRect(140, 118, 480, 54)
  letter(g, '비가 오면 엽니다', 380, 146, { size: 38, colour: '#ffe9b0', spacing: 6 })
  g.restore()
  g.strokeStyle = '#a88458'
  g.lineWidth = 12
  for (const [x1, y1, x2, y2] of [
    [640, 190, 640, 620],
    [640, 230, 760, 620],
    [640, 420, 725, 500],
    [610, 190, 690, 190],
  ] as const) {
    g.beginPath()
    g.moveTo(x1, y1)
    g.lineTo(x2, y2)
    g.stroke()
  }
  // The rain pipe on its stands.
  g.strokeStyle = '#8d99a8'
  g.lineWidth = 8
  g.beginPath()
  g.moveTo(60, 108)
  g.lineTo(880, 140)
  g.stroke()
  g.lineWidth = 6
  g.beginPath()
  g.moveTo(880, 140)
  g.lineTo(900, 640)
  g.moveTo(60, 108)
  g.lineTo(46, 620)
  g.stroke()
  for (let n = 0; n < 14; n++) {
    g.fillStyle = '#c3ccd6'
    g.fillRect(84 + n * 60, 110 + n * 2.4, 10, 12)
  }
  glow(g, 270, 390, 320, '#ffb055', 0.3)
}

function ground(g: Brush) {
  wash(g, ['#3a3f4b', '#22252e'], 580, 720)
  g.fillStyle = clear('#9fb6d8', 0.16)
  g.beginPath()
  g.ellipse(430, 650, 400, 42, 0, 0, Math.PI * 2)
  g.fill()
  // A softbox on a stand.
  lampStand(g, 1010, 200, -0.35)
  lampStand(g, 16, 250, 0.5)
  g.strokeStyle = '#14161c'
  g.lineWidth = 6
  g.beginPath()
  g.moveTo(1030, 640)
  g.bezierCurveTo(900, 700, 760, 640, 620, 715)
  g.stroke()
  g.fillStyle = '#5a4632'
  for (let n = 0; n < 3; n++) g.fillRect(1120 + n * 22, 600 - n * 40, 150, 36)
  letter(g, '소품', 1190, 618, { size: 22, colour: '#e8dcc0', font: FONTS.hand })
}

function lampStand(g: Brush, x: number, y: number, lean: number) {
  g.strokeStyle = '#0f1116'
  g.lineWidth = 8
  g.beginPath()
  g.moveTo(x, y)
  g.lineTo(x + 10, 640)
  g.moveTo(x + 8, 520)
  g.lineTo(x - 50, 650)
  g.moveTo(x + 8, 520)
  g.lineTo(x + 66, 650)
  g.stroke()
  g.save()
  g.translate(x, y)
  g.rotate(lean)
  g.fillStyle = '#14161c'
  g.fillRect(-70, -62, 140, 124)
  g.fillStyle = '#f2f7ff'
  g.fillRect(-60, -52, 120, 104)
  g.restore()
  glow(g, x, y, 260, '#dfeaff', 0.6)
}

/** The lot from the other side: the second take's camera. Town flats, the crane, the monitor's tent. */
export const lotReverse = (): readonly Layer[] => [
  painted(0.5, (g) => {
    wash(g, ['#131722', '#2a3247', '#49536b'])
    g.fillStyle = '#1b2130'
    for (let n = 0; n < 9; n++) g.fillRect(n * 150 + 20 * hashed(n), 250 + 90 * hashed(n + 3), 120, 400)
    for (let n = 0; n < 46; n++) {
      g.fillStyle = clear(INK.lamp, 0.6)
      g.fillRect(hashed(n) * 1270, 300 + hashed(n + 5) * 240, 8, 11)
    }
    // The crane with a camera.
    g.strokeStyle = '#0a0c12'
    g.lineWidth = 14
    g.beginPath()
    g.moveTo(1240, 640)
    g.lineTo(1160, 430)
    g.lineTo(760, 150)
    g.stroke()
    g.fillStyle = '#0a0c12'
    g.fillRect(700, 128, 90, 54)
    g.fillRect(670, 142, 34, 26)
  }),
  painted(1, (g) => {
    wash(g, ['#3f4552', '#23262f'], 590, 720)
    // Tent with monitors.
    g.fillStyle = '#20324a'
    g.beginPath()
    g.moveTo(-20, 330)
    g.lineTo(150, 230)
    g.lineTo(330, 330)
    g.lineTo(330, 350)
    g.lineTo(-20, 350)
    g.fill()
    g.fillStyle = '#16202f'
    g.fillRect(0, 350, 8, 260)
    g.fillRect(310, 350, 8, 260)
    g.fillStyle = '#0a0c12'
    g.fillRect(70, 440, 130, 84)
    g.fillStyle = '#f0b765'
    g.fillRect(78, 448, 114, 68)
    g.fillStyle = '#5a6a8a'
    g.fillRect(110, 470, 24, 46)
    g.fillRect(146, 476, 20, 40)
    g.fillStyle = '#0a0c12'
    g.fillRect(60, 530, 160, 12)
    g.fillRect(130, 540, 12, 70)
    lampStand(g, 1010, 230, -0.4)
  }),
]

/** Dark shapes of the crew at the edge of the picture, drawn over everything; they shift their weight. */
export function crew(g: Brush, seconds: number, who: 'boom' | 'camera' | 'both'): void {
  g.fillStyle = '#06080d'
  g.strokeStyle = '#06080d'
  g.lineCap = 'round'
  if (who !== 'camera') {
    const sway = Math.sin(seconds * 0.9) * 6
    g.lineWidth = 5
    g.beginPath()
    g.moveTo(640, 150 + sway)
    g.lineTo(360, 62 + sway * 0.6)
    g.stroke()
    g.save()
    g.translate(352, 66 + sway * 0.6)
    g.rotate(0.3)
    g.fillStyle = '#3a3d46'
    g.beginPath()
    g.roundRect(-34, -9, 68, 22, 11)
    g.fill()
    g.restore()
  }
  if (who !== 'boom') {
    const lean = Math.sin(seconds * 0.7 + 1) * 3
    g.fillStyle = '#06080d'
    g.beginPath()
    g.ellipse(70 + lean, 270, 34, 40, 0, 0, Math.PI * 2)
    g.fill()
    g.beginPath()
    g.roundRect(0 + lean, 304, 140, 120, 40)
    g.fill()
    g.fillRect(104 + lean, 246, 74, 46)
    g.fillRect(170 + lean, 256, 34, 26)
    g.fillStyle = '#c8453f'
    g.beginPath()
    g.arc(112 + lean, 252, 3.5, 0, Math.PI * 2)
    g.fill()
  }
}
