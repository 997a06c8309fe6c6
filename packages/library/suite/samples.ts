import type { CaptionTrack, Cue } from '@aftercut/engine/captions'
import type { Report } from '@aftercut/engine/report'
import type { StoryContent } from '../schema/index.ts'

/** A cue that one person, or nobody named, says. */
export function cue(start: number, end: number, text: string, speaker?: string): Cue {
  return {
    start,
    end,
    text,
    utterances: [{ text, ...(speaker === undefined ? {} : { speaker }) }],
    sounds: [],
    line: 1,
  }
}

export function track(language: string, cues: Cue[], file = `making.${language}.srt`): CaptionTrack {
  return {
    file,
    format: 'srt',
    language,
    layer: language === 'ko' ? 'original' : 'translation',
    automatic: false,
    cues,
    problems: [],
  }
}

/** A small report: a take with its call and hug, an interview with a quote. */
export function report(changes: Partial<Report> = {}): Report {
  return {
    format: 'aftercut.watch/1',
    making: {
      file: 'making.mp4',
      durationSeconds: 120,
      captions: [{ file: 'making.ko.srt', language: 'ko', cues: 3 }],
    },
    episodes: [{ id: 'Drama.S01E01', file: 'Drama.S01E01.mp4', durationSeconds: 3600 }],
    shots: [{ start: 0, end: 120 }],
    segments: [
      {
        start: 0,
        end: 40,
        kind: 'take',
        scene: { start: 100, end: 160, episode: 'Drama.S01E01' },
        take: 1,
        confidence: 0.9,
        because: ['lines'],
      },
      {
        start: 40,
        end: 60,
        kind: 'clip',
        scene: { start: 100, end: 160, episode: 'Drama.S01E01' },
        confidence: 1,
        because: ['sound'],
      },
      { start: 60, end: 120, kind: 'interview', confidence: 0.8, because: ['a question'] },
    ],
    matches: [
      {
        making: { start: 40, end: 60 },
        episode: { id: 'Drama.S01E01', start: 110, end: 130 },
        rate: 1,
        by: ['audio'],
        confidence: 1,
      },
    ],
    calls: [{ at: 30, call: 'cut', words: '컷!', cue: { captions: 0, cue: 1 } }],
    moments: [
      {
        start: 30,
        end: 36,
        kind: 'hug',
        words: 'They hug',
        who: ['김지원'],
        afterCall: 0,
        confidence: 0.7,
        because: ['a caption'],
      },
    ],
    quotes: [
      {
        start: 70,
        end: 74,
        text: '정말 좋았어요.',
        speaker: '김지원',
        language: 'ko',
        layer: 'original',
        cues: [{ captions: 0, cue: 2 }],
      },
    ],
    problems: [],
    ...changes,
  }
}

export function content(headline: string, changes: Partial<StoryContent> = {}): StoryContent {
  return {
    headline,
    standfirst: 'What happened on set.',
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: `About ${headline}.` }] }] },
    byline: 'The desk',
    tags: [],
    spoiler: null,
    personIds: [],
    episodeIds: [],
    ...changes,
  }
}
