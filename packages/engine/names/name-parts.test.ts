import { expect, test } from 'vitest'
import { createNameIndex } from './index.ts'
import { withoutParticle } from './name-parts.ts'

test.each([
  ['박은빈은', '박은빈'],
  ['박은빈이라는', '박은빈'],
  ['이솜과', '이솜'],
  ['강태오는', '강태오'],
  ['강태오에게', '강태오'],
  ['박형식으로', '박형식'],
  ['박은빈를', '박은빈'],
])('%s is %s with a particle', (written, name) => {
  expect(withoutParticle(written)).toContain(name)
})

test('what only ends like a particle stays whole', () => {
  expect(withoutParticle('박지은')).toEqual([])
  expect(withoutParticle('이도')).toEqual([])
})

const cast = createNameIndex([
  { id: 'eun-bin', hangul: '박은빈', names: ['Park Eun-bin'] },
  { id: 'ji', hangul: '박지', names: ['Park Ji'] },
  { id: 'krystal', names: ['Krystal Jung', '크리스탈'] },
  { id: 'ji-won', names: ['Kim Ji Won'] },
])

test('a name is found with its particle, and nobody by an ending alone', () => {
  expect(cast.find('박은빈은')).toEqual([{ id: 'eun-bin', score: 0.98 }])
  expect(cast.find('박은빈에게')).toEqual([{ id: 'eun-bin', score: 0.98 }])
  expect(cast.find('박지은')).toEqual([])
})

test('a western given name stands for its bearer; a surname, or a Korean name without its middle, for nobody', () => {
  expect(cast.find('Krystal').map(({ id }) => id)).toEqual(['krystal'])
  expect(cast.find('Jung')).toEqual([])
  expect(cast.find('Kim Won')).toEqual([])
})
