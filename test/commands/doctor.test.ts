import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aCheckout } from '../fixtures/checkout'

let checkout = aCheckout()
beforeEach(() => {
  checkout.remove()
  checkout = aCheckout()
})
afterEach(() => checkout.remove())

describe('npm run doctor, from a fresh clone', () => {
  it('prepares, passes the folder on, and ends as the check does', async () => {
    expect(await checkout.run('doctor.mjs', ['/srv/office']).ended).toBe(0)
    expect(checkout.diary().map((line) => line.split(' ')[0])).toEqual(['npm', 'build', 'doctor'])
    expect(await checkout.run('doctor.mjs', ['broken']).ended).toBe(1)
    expect(checkout.diary().slice(2)).toEqual(['doctor /srv/office', 'doctor broken'])
  })
})
