import { describe, expect, it } from 'vitest'
import { displacersOf } from '../../../renderer/features/today/steady'

describe('a list that others change while one clicks', () => {
  it('tells the rows that stand where another stood: those below one that went', () => {
    expect(displacersOf(['hour', 'a', 'b', 'c'], ['hour', 'b', 'c'])).toEqual(['b', 'c'])
  })

  it('tells one that came in between, and those it pushed down; not those above it', () => {
    expect(displacersOf(['hour', 'a', 'c', 'd'], ['hour', 'a', 'b', 'c', 'd'])).toEqual(['b', 'c'])
  })

  it('lets what comes to the end, or into an empty list, be clicked at once', () => {
    expect(displacersOf(['hour', 'a'], ['hour', 'a', 'b'])).toEqual([])
    expect(displacersOf([], ['hour', 'a'])).toEqual([])
    expect(displacersOf(['hour', 'a'], ['hour', 'a'])).toEqual([])
  })
})
