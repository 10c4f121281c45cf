import { describe, expect, it } from 'vitest'
import { restoreEnd } from '../../../renderer/features/backup/restore-end'

describe('SEC-4: how a restore ended, as the page hears it', () => {
  it('is open while the office is away, however long', () => {
    expect(restoreEnd([])).toBeNull()
    expect(restoreEnd(['signedIn', ...Array<'away'>(600).fill('away')])).toBeNull()
  })

  it('is done once nobody is signed in any more', () => {
    expect(restoreEnd(['signedIn', 'away', 'away', 'signedOut'])).toBe('restored')
    expect(restoreEnd(['signedOut'])).toBe('restored')
  })

  it('has failed where the old office stays, whether or not it was seen away', () => {
    expect(restoreEnd(['away', 'signedIn', 'signedIn', 'signedIn', 'signedIn'])).toBeNull()
    expect(restoreEnd(['away', 'signedIn', 'signedIn', 'signedIn', 'signedIn', 'signedIn'])).toBe('failed')
    expect(restoreEnd(['signedIn', 'signedIn', 'signedIn', 'signedIn', 'signedIn'])).toBe('failed')
  })
})
