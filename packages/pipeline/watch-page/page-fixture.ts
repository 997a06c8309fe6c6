import { assignLayers, parseCaptions } from '@aftercut/engine/captions'
import type { CaptionTrack } from '@aftercut/engine/captions'
import type { Report } from '@aftercut/engine/report'
import type { WatchPageInput } from './input.ts'

/** A small making-of with everything that a report can hold. Written for the tests of the page. */
const ENGLISH = `WEBVTT

00:00:04.000 --> 00:00:07.000
[waves, wind]

00:00:12.000 --> 00:00:14.000
<v Director>Scene forty. Ready… action!</v>

00:00:15.000 --> 00:00:18.000
<v Seo Haneul>You kept the lamp lit all winter.</v>

00:00:18.500 --> 00:00:22.000
<v Min Jaeha>Somebody had to come home by it, sooner or later.</v>

00:00:23.000 --> 00:00:25.500
<v Seo Haneul>Then I am late. Forgive me.</v>

00:00:26.000 --> 00:00:27.000
<v Director>Cut! Once more, from the other side.</v>

00:00:28.000 --> 00:00:31.000
[both laugh]

00:00:36.000 --> 00:00:38.000
<v Director>Action!</v>

00:00:39.000 --> 00:00:42.000
<v Seo Haneul>You kept the lamp lit the whole winter.</v>

00:00:42.500 --> 00:00:46.000
<v Min Jaeha>Somebody had to come home by it. I hoped that it would be you.</v>

00:00:47.000 --> 00:00:49.500
<v Seo Haneul>Then I am late. Forgive me.</v>

00:00:50.000 --> 00:00:51.000
<v Director>Cut! Okay!</v>

00:00:52.000 --> 00:00:58.000
[Haneul hugs Jaeha, both in tears]

00:01:02.000 --> 00:01:08.000
You kept the lamp lit all winter.
Somebody had to come home by it.

00:01:20.000 --> 00:01:23.000
How did it feel to film the last scene?

00:01:24.000 --> 00:01:29.500
<v Seo Haneul>Honestly, when I heard "cut" I could not stop crying. I didn't want to leave that room.</v>

00:01:30.000 --> 00:01:34.000
<v Min Jaeha>She says that, but she ate my lunch right after. (laughs)</v>

00:01:35.000 --> 00:01:38.000
[high-five]
`

const KOREAN = `1
00:00:12,000 --> 00:00:14,000
(감독) 마흔 번째 씬. 레디… 액션!

2
00:00:15,000 --> 00:00:18,000
서하늘: 겨우내 등불을 켜 뒀네.

3
00:00:18,500 --> 00:00:22,000
민재하: 누군가는 이 불을 보고 돌아와야 했으니까.

4
00:00:26,000 --> 00:00:27,000
(감독) 컷! 반대쪽에서 한 번 더.

5
00:00:28,000 --> 00:00:31,000
(웃음) ㅋㅋㅋ

6
00:01:24,000 --> 00:01:29,500
서하늘: 솔직히 "컷" 소리를 듣는데 눈물이 멈추질 않았어요. 그 방을 떠나기 싫었어요.
`

const AIRED = `1
00:10:00,000 --> 00:10:03,000
SEO HANEUL: You kept the lamp lit all winter.

2
00:10:03,500 --> 00:10:07,000
MIN JAEHA: Somebody had to come home by it, sooner or later.

3
00:10:08,000 --> 00:10:10,000
SEO HANEUL: Then I am late. Forgive me.
`

const tracks: CaptionTrack[] = assignLayers([
  ...parseCaptions(ENGLISH, { file: 'slow-tide-making.en.vtt' }),
  ...parseCaptions(KOREAN, { file: 'slow-tide-making.ko.srt' }),
])

const scene = { episode: 'slow-tide-e11', start: 598, end: 612 }
const shotEdges = [0, 8, 11.5, 20.2, 27.4, 35, 44.1, 51.6, 60, 66.4, 72, 78, 96, 104]

export const fixtureReport: Report = {
  format: 'aftercut.watch/1',
  making: {
    file: 'slow-tide-making.mp4',
    durationSeconds: 104,
    title: 'Slow Tide, making of episode 11: “The lamp”',
    captions: tracks.map((track) => ({ file: track.file, language: track.language, cues: track.cues.length })),
  },
  episodes: [
    { id: 'slow-tide-e10', file: 'slow-tide-e10.print', durationSeconds: 3904.2 },
    { id: 'slow-tide-e11', file: 'slow-tide-e11.mkv', durationSeconds: 4012.5 },
  ],
  shots: shotEdges.slice(0, -1).map((start, index) => ({ start, end: shotEdges[index + 1] ?? 104 })),
  segments: [
    { start: 0, end: 8, kind: 'card', confidence: 0.97, because: ['a title over black for 7.6 s'] },
    {
      start: 8,
      end: 11.5,
      kind: 'set',
      day: 1,
      confidence: 0.7,
      because: ['no copy of an episode', 'crew in the picture'],
    },
    {
      start: 11.5,
      end: 27.4,
      kind: 'take',
      take: 1,
      day: 1,
      scene,
      confidence: 0.94,
      because: ['3 lines of episode 11 in order', 'bounded by “action!” and “Cut!”'],
    },
    { start: 27.4, end: 35, kind: 'set', day: 1, confidence: 0.8, because: ['talk and laughter after the cut'] },
    {
      start: 35,
      end: 51.6,
      kind: 'take',
      take: 2,
      day: 1,
      scene,
      confidence: 0.91,
      because: ['3 lines of episode 11 in order', 'the lines begin again', 'another angle'],
    },
    { start: 51.6, end: 60, kind: 'set', day: 1, confidence: 0.8, because: ['a hug after the cut'] },
    { start: 60, end: 72, kind: 'clip', scene, confidence: 0.99, because: ['sound and picture of episode 11'] },
    { start: 72, end: 78, kind: 'clip', confidence: 0.93, because: ['the picture of episode 10'] },
    {
      start: 78,
      end: 104,
      kind: 'interview',
      day: 2,
      confidence: 0.88,
      because: ['a question, then answers', 'one still shot of 18 s'],
    },
  ],
  matches: [
    {
      making: { start: 60, end: 72 },
      episode: { id: 'slow-tide-e11', start: 600, end: 612 },
      rate: 1,
      by: ['audio', 'video'],
      confidence: 0.99,
    },
    {
      making: { start: 72, end: 78 },
      episode: { id: 'slow-tide-e10', start: 1804.5, end: 1807.5 },
      rate: 2,
      by: ['video'],
      confidence: 0.93,
    },
  ],
  calls: [
    { at: 13.4, call: 'action', words: 'Scene forty. Ready… action!', cue: { captions: 0, cue: 1 } },
    { at: 26.1, call: 'cut', words: 'Cut!', cue: { captions: 0, cue: 5 } },
    { at: 26.6, call: 'again', words: 'Once more, from the other side.', cue: { captions: 0, cue: 5 } },
    { at: 36.8, call: 'action', words: 'Action!', cue: { captions: 0, cue: 7 } },
    { at: 50.1, call: 'cut', words: 'Cut!', cue: { captions: 0, cue: 11 } },
    { at: 50.6, call: 'okay', words: 'Okay!', cue: { captions: 0, cue: 11 } },
  ],
  moments: [
    {
      start: 27.4,
      end: 31,
      kind: 'laughter',
      words: '[both laugh]',
      afterCall: 1,
      confidence: 0.9,
      because: ['the captions say “both laugh”', 'a burst of laughter in the sound, 2.1 s long'],
    },
    {
      start: 42.5,
      end: 46,
      kind: 'ad-lib',
      words: 'I hoped that it would be you.',
      who: ['Min Jaeha'],
      confidence: 0.72,
      because: ['7 words that neither the broadcast nor take 1 has'],
    },
    {
      start: 51.6,
      end: 58,
      kind: 'hug',
      words: '[Haneul hugs Jaeha, both in tears]',
      who: ['Seo Haneul', 'Min Jaeha'],
      afterCall: 4,
      confidence: 0.95,
      because: ['the captions say “hugs”, 1.5 s after “Cut!”'],
    },
    {
      start: 52,
      end: 58,
      kind: 'tears',
      words: '[Haneul hugs Jaeha, both in tears]',
      who: ['Seo Haneul', 'Min Jaeha'],
      afterCall: 4,
      confidence: 0.9,
      because: ['the captions say “in tears”'],
    },
    {
      start: 95,
      end: 98,
      kind: 'high-five',
      words: '[high-five]',
      confidence: 0.85,
      because: ['the captions say “high-five”'],
    },
  ],
  quotes: [
    {
      start: 84,
      end: 89.5,
      text: 'Honestly, when I heard "cut" I could not stop crying. I didn\'t want to leave that room.',
      speaker: 'Seo Haneul',
      language: 'en',
      layer: 'translation',
      cues: [{ captions: 0, cue: 15 }],
    },
    {
      start: 84,
      end: 89.5,
      text: '솔직히 "컷" 소리를 듣는데 눈물이 멈추질 않았어요. 그 방을 떠나기 싫었어요.',
      speaker: '서하늘',
      language: 'ko',
      layer: 'original',
      cues: [{ captions: 1, cue: 5 }],
    },
    {
      start: 90,
      end: 94,
      text: 'She says that, but she ate my lunch right after.',
      speaker: 'Min Jaeha',
      language: 'en',
      layer: 'translation',
      cues: [{ captions: 0, cue: 16 }],
    },
  ],
  problems: [
    {
      file: 'slow-tide-making.ko.srt',
      code: 'missing-number',
      message: 'Line 12: the cue has no number. (2 times in this file.)',
      line: 12,
    },
    {
      file: 'slow-tide-e11.mkv',
      code: 'truncated',
      message: 'The file ends in the middle of a frame; what comes before is used.',
      at: 4012.5,
    },
  ],
}

/** The smallest JPEG: one grey pixel. */
const PIXEL =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AR//Z'

const still = (at: number, width: number) => ({ at, jpegBase64: PIXEL, width, height: Math.round((width * 9) / 16) })

export const fixture: WatchPageInput = {
  report: fixtureReport,
  tracks,
  episodeTracks: [{ episode: 'slow-tide-e11', tracks: parseCaptions(AIRED, { file: 'slow-tide-e11.en.srt' }) }],
  stills: [2, 10, 18, 26, 34, 42, 50, 58, 66, 74, 82, 90, 98].map((at) => still(at, 160)),
  episodeStills: [
    { ...still(606, 320), episode: 'slow-tide-e11' },
    { ...still(1806, 320), episode: 'slow-tide-e10' },
  ],
  videoHref: 'slow-tide-making.mp4',
  generator: 'Aftercut 0.1.0',
}
