import type { Voice } from '../sound/index.ts'

/** Everyone who is heard. Roles share the voices of those who play them. */
export type PersonId = 'naru' | 'doyul' | 'haram' | 'girl' | 'director' | 'assistant' | 'interviewer'

export type Name = { ko: string; en: string }

type Person = { name: Name; role?: Name; variant?: string; voice: Voice }

/** The synthesiser's voices, bent apart by pitch and throat until each is somebody. Invented people, all of them. */
export const PEOPLE: Record<PersonId, Person> = {
  naru: {
    name: { ko: '표나루', en: 'Pyo Na-ru' },
    role: { ko: '솔', en: 'Sol' },
    voice: { variant: 'f2', rate: 150, pitch: 50, range: 58, throat: 1.07 },
  },
  doyul: {
    name: { ko: '차도율', en: 'Cha Do-yul' },
    role: { ko: '무연', en: 'Mu-yeon' },
    voice: { variant: 'm3', rate: 140, pitch: 30, range: 46, throat: 0.96 },
  },
  haram: {
    name: { ko: '방하람', en: 'Bang Ha-ram' },
    role: { ko: '무연', en: 'Mu-yeon' },
    variant: 'junior',
    voice: { variant: 'f4', rate: 146, pitch: 62, range: 66, throat: 1.24 },
  },
  girl: {
    name: { ko: '나은채', en: 'Na Eun-chae' },
    role: { ko: '솔', en: 'Sol' },
    variant: 'junior',
    voice: { variant: 'f1', rate: 150, pitch: 70, range: 60, throat: 1.2 },
  },
  director: {
    name: { ko: '맹지오', en: 'Maeng Ji-o' },
    voice: { variant: 'm1', rate: 168, pitch: 22, range: 40, throat: 0.92 },
  },
  assistant: {
    name: { ko: '조감독', en: 'Assistant director' },
    voice: { variant: 'f3', rate: 176, pitch: 44, range: 40, throat: 1.02 },
  },
  interviewer: {
    name: { ko: '제작진', en: 'Interviewer' },
    voice: { variant: 'f5', rate: 168, pitch: 46, range: 42, throat: 1.03 },
  },
}

/** The making-of calls people by their given names, as such captions do. */
export const SHORT: Record<PersonId, Name> = {
  naru: { ko: '나루', en: 'Na-ru' },
  doyul: { ko: '도율', en: 'Do-yul' },
  haram: { ko: '하람', en: 'Ha-ram' },
  girl: { ko: '은채', en: 'Eun-chae' },
  director: { ko: '감독', en: 'Director' },
  assistant: { ko: '조감독', en: 'Assistant director' },
  interviewer: { ko: '제작진', en: 'Interviewer' },
}
