import { describe, expect, it } from 'vitest'
import { measureClaims } from '../bench/claim'

describe('npm run bench', () => {
  it('LED-1, LED-2: every ticket its clients were told of is in the database once, and so are those of the reference', async () => {
    // Throws when what was acknowledged is not there, once each, in the office or beside it.
    const { detail } = await measureClaims({ homes: 48, seats: 4, rounds: 1, inARound: 20 })

    expect(detail.acknowledged).toBe(40)
    expect(detail.statements).toBeGreaterThan(10)
  })
})
