import { describe, expect, it } from 'vitest'
import { createNameIndex } from './name-index.ts'

const cast = createNameIndex([
  { id: 'son', hangul: '손석구', names: ['Son Suk Ku'] },
  { id: 'ji-won', names: ['Kim Ji Won'] },
  { id: 'ji-hoon', names: ['Kim Ji Hoon'] },
  { id: 'min-ki', names: ['Lee Min Ki'] },
  { id: 'min-ho', names: ['Lee Min Ho'] },
  { id: 'ye-ji', names: ['Seo Ye Ji'] },
  { id: 'ye-jin', names: ['Seo Ye Jin'] },
  { id: 'el', names: ['Lee El'] },
  { id: 'iu', hangul: '이지은', names: ['IU'] },
  { id: 'do', hangul: '도경수', names: ['D.O.'] },
  { id: 'soo-hyun', names: ['Kim Soo Hyun'] },
  { id: 'soo-hyeon', names: ['Kim Soo Hyeon'] },
  { id: 'daniel', names: ['Daniel Dae Kim'] },
])
const first = (query: string) => cast.find(query)[0]?.id

describe('createNameIndex', () => {
  it.each([
    'Son Suk-ku',
    'Sohn Sukku',
    'SUK KU SON',
    'Son Seok-koo',
    'Son Seokgu',
    'Son SukKu',
    'Son Sŏkku',
    '손석구',
    '손석구 씨',
    '#손석구',
    '@son_suk_ku',
    'Mr. Son Suk Ku',
  ])('knows %s as 손석구', (query) => expect(first(query)).toBe('son'))

  it('goes from hangul to a list in Latin letters, and back', () => {
    expect(first('김지원')).toBe('ji-won')
    expect(first('이엘')).toBe('el')
    expect(first('Lee Ji-eun')).toBe('iu')
  })

  it('keeps apart people whose names differ by a syllable or by a letter that matters', () => {
    expect(cast.find('Kim Ji Won').map(({ id }) => id)).toEqual(['ji-won'])
    expect(cast.find('Gim Ji-hun').map(({ id }) => id)).toEqual(['ji-hoon'])
    expect(cast.find('Yi Min-gi').map(({ id }) => id)).toEqual(['min-ki'])
    expect(cast.find('Suh Ye-jin').map(({ id }) => id)).toEqual(['ye-jin'])
    expect(cast.find('Seo Yea-ji').map(({ id }) => id)).toEqual(['ye-ji'])
  })

  it('answers both where two people share a way of spelling', () => {
    expect(
      cast
        .find('Gim Su-hyeon')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['soo-hyeon', 'soo-hyun'])
  })

  it.each(['Kim Ji Woo', 'Kim Ji Hyun', 'Lee Min Young', 'Son Suk Hoon', 'Brad Pitt', '김지우', '', '…'])(
    'answers nobody for %s',
    (query) => expect(cast.find(query)).toEqual([]),
  )

  it('follows a name as it is typed', () => {
    for (const typed of ['손ㅅ', '손석', 'ㅅㅅㄱ', '손석ㄱ']) expect(first(typed)).toBe('son')
  })

  it('takes stage names and initials as they are', () => {
    expect(first('I.U.')).toBe('iu')
    expect(first('DO')).toBe('do')
    expect(first('Dae Kim, Daniel')).toBe('daniel')
  })

  it('ranks a whole name above a part of one', () => {
    const [found] = cast.find('Suk-ku')
    expect(found?.id).toBe('son')
    expect(found?.score).toBeLessThan(0.5)
    expect(cast.find('Ji Won')).toEqual([])
    expect(cast.find('Ji Won', { givenNames: true })[0]?.id).toBe('ji-won')
  })
})
