import { describe, expect, it } from 'vitest'
import { whoIsNamed } from './who.ts'

const CAST = [
  { person: 'Kim Ji Won', role: 'Yeom Mi Jung', hangul: '김지원' },
  { person: 'Son Suk Ku', role: 'Mr. Gu', hangul: '손석구' },
]

describe('whoIsNamed', () => {
  it('stands for a role with the person who plays it', () => {
    expect(whoIsNamed(CAST, 'Mr. Gu laughs', undefined)).toEqual(['Son Suk Ku'])
    expect(whoIsNamed(CAST, '', 'Yeom Mi Jung')).toEqual(['Kim Ji Won'])
  })

  it('knows given names, hangul with particles, and other spellings', () => {
    expect(whoIsNamed(CAST, 'Suk Ku hugs Ji Won', undefined)).toEqual(['Kim Ji Won', 'Son Suk Ku'])
    expect(whoIsNamed(CAST, '지원을 안아 주는 손석구', undefined)).toEqual(['Kim Ji Won', 'Son Suk Ku'])
    expect(whoIsNamed(CAST, '', 'Son Seok-koo')).toEqual(['Son Suk Ku'])
  })

  it('keeps a speaker whom the cast does not hold, and finds no name within a word', () => {
    expect(whoIsNamed(CAST, '', 'Director')).toEqual(['Director'])
    expect(whoIsNamed([{ person: 'Ana Sol', role: 'Luz' }], 'Diana laughs', undefined)).toEqual([])
  })
})
