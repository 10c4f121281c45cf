import { describe, expect, it } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import { signInAttemptTable } from '../../electron/features/staff/tables'
import { networkOf } from '../../electron/gate/network'
import { auditTable } from '../../electron/gate/tables'
import { MINUTE } from '../../shared/kernel/day'
import { aBrowser, codeOf } from '../office/a-browser'
import { submitTicket } from '../office/a-ticket'
import { anOffice, PASSWORD, type TestOffice } from '../office/an-office'
import { openRecords } from '../office/records'

/** Tries to sign in from one address, each by another login, all sent at once; tells how many are answered so far. */
function flood({ office }: TestOffice, tries: number, call = 'staff.signIn', address = '10.0.0.66') {
  let answered = 0
  const all = Array.from({ length: tries }, async (_, place) => {
    const input = ordered({ login: `guess${place}`, name: '某人', password: 'wrong horse' })
    const { name: _name, ...signIn } = input
    const answer = await aBrowser(office, address).post(call, call === 'staff.signIn' ? signIn : input)
    answered += 1
    return codeOf(answer)
  })
  return { answered: () => answered, codes: Promise.all(all) }
}

describe('attack: a flood of tries to sign in', () => {
  it('invariant: a colleague at another PC is let in, and work goes on, before the flood has been answered', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const { answered, codes } = flood(office, 400)

    const ticket = submitTicket(office, wanglin).then(() => answered())
    const colleague = aBrowser(office.office, '10.0.0.7')
    const answer = await colleague.post('staff.signIn', ordered({ login: 'lijianguo', password: PASSWORD }))
    const atSignIn = answered()

    expect(answer.status).toBe(200)
    expect(atSignIn).toBeLessThan(200)
    expect(await ticket).toBeLessThan(200)
    const tally = await codes
    expect(tally.filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(60)
    expect(tally.filter((code) => code === 'SIGN_IN_LIMITED')).toHaveLength(340)
  })

  it('invariant: neither the record nor the limiter grows with it, and the tries themselves all stand there', async () => {
    const office = await anOffice()
    await flood(office, 200).codes
    await flood(office, 200, 'staff.setUp', '10.0.0.67').codes
    const { manager } = await openRecords(office)
    const rowsOf = (code: string) => manager.countBy(auditTable, { code })

    expect(await rowsOf('SIGN_IN_FAILED')).toBe(60)
    expect(await manager.count(signInAttemptTable)).toBe(180)
    // Two at a time are tried; what their turn in the queue finds over the limit is recorded there.
    const limited = await rowsOf('SIGN_IN_LIMITED')
    expect([20, 21, 22]).toContain(limited)
    expect(await rowsOf('ALREADY_SET_UP')).toBe(20)

    office.clock.now += MINUTE
    await flood(office, 1).codes
    expect(await rowsOf('SIGN_IN_LIMITED')).toBe(limited + 1)
  })

  it('invariant: no header makes one PC into many', async () => {
    const office = await anOffice()
    const codes = await Promise.all(
      Array.from({ length: 70 }, async (_, place) => {
        const address = `10.1.${place}.1`
        const answer = await aBrowser(office.office, '10.0.0.66').send('/api/staff/signIn', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-forwarded-for': address, 'x-real-ip': address },
          body: JSON.stringify(ordered({ login: `guess${place}`, password: 'wrong horse' })),
        })
        return codeOf(answer)
      }),
    )
    expect(codes.filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(60)
  })

  it('invariant: nor does an IPv6 network, in which a PC may call itself what it likes', () => {
    expect(new Set(['2001:db8:1:2::1', '2001:0DB8:1:2:ffff::9', '2001:db8:1:2:3:4:5:6'].map(networkOf))).toEqual(
      new Set(['2001:db8:1:2::/64']),
    )
    expect(networkOf('2001:db8:1:3::1')).toBe('2001:db8:1:3::/64')
    expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
    expect(['::ffff:10.0.0.7', '10.0.0.7', '', 'local'].map(networkOf)).toEqual(['10.0.0.7', '10.0.0.7', '', 'local'])
  })
})
