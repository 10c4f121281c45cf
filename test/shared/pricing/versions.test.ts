import { expect, it } from 'vitest'
import { versionInForce, versionStateAt, versionsToCome } from '../../../shared/pricing/versions'

const VERSIONS = [
  { number: 4, appliesFrom: 500 },
  { number: 3, appliesFrom: 300 },
  { number: 2, appliesFrom: 300 },
  { number: 1, appliesFrom: 100 },
]

it('PRC-4: of two versions from one instant the later one applies, from that instant on', () => {
  expect(versionInForce(VERSIONS, 99)).toBeUndefined()
  expect(versionInForce(VERSIONS, 299)?.number).toBe(1)
  expect(versionInForce(VERSIONS, 300)?.number).toBe(3)
  expect(VERSIONS.map((version) => versionStateAt(VERSIONS, version, 300))).toEqual([
    'coming',
    'inForce',
    'replaced',
    'replaced',
  ])
  expect(versionsToCome(VERSIONS, 100).map(({ number }) => number)).toEqual([2, 3, 4])
})
