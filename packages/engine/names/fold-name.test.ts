import { expect, it } from 'vitest'
import { foldName } from './fold-name.ts'

const shared = (a: string, b: string) => foldName(a).some((key) => foldName(b).includes(key))

it('gives every spelling of a name a key in common', () => {
  for (const spelling of ['Son Suk Ku', 'Sohn Sukku', 'Son Seok-koo', 'Son Sŏkku', 'Suk-ku Son']) {
    expect(shared('손석구', spelling), spelling).toBe(true)
  }
  for (const spelling of ['Yi Min-ho', 'Lee Min Ho', 'Rhee Minho']) expect(shared('이민호', spelling)).toBe(true)
})

it('gives different names no key in common', () => {
  expect(shared('Kim Ji Won', 'Kim Ji Hoon')).toBe(false)
  expect(shared('Seo Ye Ji', 'Seo Ye Jin')).toBe(false)
  expect(shared('Lee Min Ki', 'Lee Min Ho')).toBe(false)
})

it('keeps the plain letters of a name that is not Korean', () => {
  expect(foldName('Brad Pitt')).toEqual(['=bradpitt'])
})
