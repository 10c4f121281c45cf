import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { DAY, HOUR, MINUTE } from '../../../shared/kernel/day'
import { applyFor, FOR_DIRECTOR, FOR_MANAGER, namedSpecial, OWN_RIGHT, saveExample } from '../../office/a-special'
import { named, refusalOf, submitTicket } from '../../office/a-ticket'
import { watching } from '../../office/a-watch'
import { anOffice } from '../../office/an-office'
import { residentIdOf } from '../../office/people'
import { auditOf, openRecords } from '../../office/records'

async function aDraft() {
  const office = await anOffice()
  const wanglin = await office.signedIn('wanglin')
  return { office, wanglin, draft: await saveExample(office, wanglin) }
}

/** 王琳 has applied for 4% off: beyond the manager's limit. */
async function anApplicationForTheDirector() {
  const { office, wanglin, draft } = await aDraft()
  const special = await applyFor(office, wanglin, draft, FOR_DIRECTOR)
  return { office, wanglin, draft, special }
}

describe('PRC-7: applying for a special discount', () => {
  it('PRC-5: within the consultant’s 2% it is approved at once on their own signature', async () => {
    const { office, wanglin, draft } = await aDraft()
    const special = await applyFor(office, wanglin, draft, OWN_RIGHT)

    expect(special).toMatchObject({
      number: 'TH-20260607-0001',
      state: 'approved',
      role: 'consultant',
      listTotal: '166973450',
      onSiteTotal: '159377664.7781',
      cut: '3000000',
      total: 156_377_700,
      validUntil: office.clock.now + 7 * DAY,
      decision: { by: '王琳', role: 'consultant', at: office.clock.now, reason: null },
      isUsed: false,
    })
    expect(special.line.breakdown.steps.at(-1)).toMatchObject({ name: '特批优惠', cut: '3000000' })
    expect(special.buyers).toEqual([{ name: '张伟明', phone: '138****6625', idNumber: '1101**********002X' }])
  })

  it.each([
    ['manager', FOR_MANAGER],
    ['director', FOR_DIRECTOR],
  ] as const)('PRC-5: above their own limit it waits for the %s', async (role, asked) => {
    const { office, wanglin, draft } = await aDraft()
    expect(await applyFor(office, wanglin, draft, asked)).toMatchObject({ state: 'applied', role, decision: null })
  })

  it('PRC-5: above the director’s 5% it is refused, and its number is not used up', async () => {
    const { office, wanglin, draft } = await aDraft()
    const tooDeep = { discount: { kind: 'amountOff', amount: 7_968_884 }, total: 151_408_800 } as const
    expect(await refusalOf(applyFor(office, wanglin, draft, tooDeep))).toEqual({
      code: 'SPECIAL_TOO_DEEP',
      data: { rule: 'PRC-5', limit: 500 },
    })
    const deepest = { discount: { kind: 'amountOff', amount: 7_968_883 }, total: 151_408_800 } as const
    expect(await applyFor(office, wanglin, draft, deepest)).toMatchObject({ number: 'TH-20260607-0001' })
  })

  it('PRC-5: below the floor it is refused without a figure, and stands in the record as a try', async () => {
    const { office, wanglin, draft } = await aDraft()
    const { projectId } = office
    const admin = await office.signedIn('admin')
    await admin.project.changeSettings(ordered({ projectId, changes: { directorLimit: 1_000 } }))
    const below = { discount: { kind: 'amountOff', amount: 12_000_000 }, total: 147_377_700 } as const
    expect(await refusalOf(applyFor(office, wanglin, draft, below))).toEqual({
      code: 'BELOW_FLOOR',
      data: { rule: 'PRC-5' },
    })
    const manager = await office.signedIn('manager')
    expect(await manager.pricing.floorTries({ projectId })).toMatchObject([
      { person: '王琳', today: 1, tries: [{ note: { unit: '1-1-1203', total: 147_377_700 } }] },
    ])
    const records = await openRecords(office)
    expect((await auditOf(records, projectId)).at(-1)).toMatchObject({
      call: 'ledger.specials.apply',
      outcome: 'refused',
      code: 'BELOW_FLOOR',
      person: '王琳',
    })
  })

  it('PRC-3: a total that is not the engine’s is refused with what was shown and what is', async () => {
    const { office, wanglin, draft } = await aDraft()
    expect(await refusalOf(applyFor(office, wanglin, draft, { ...OWN_RIGHT, total: 156_377_600 }))).toEqual({
      code: 'PRICE_CHANGED',
      data: { rule: 'PRC-3', shown: 156_377_600, now: 156_377_700 },
    })
  })

  it('PRC-7: one at a time: a second one waits until the first is rejected, withdrawn or lapsed', async () => {
    const { office, wanglin, draft, special } = await anApplicationForTheDirector()
    const again = () => applyFor(office, wanglin, draft, OWN_RIGHT)
    const open = { code: 'SPECIAL_OPEN', data: { rule: 'PRC-7', number: 'TH-20260607-0001' } }
    expect(await refusalOf(again())).toEqual(open)
    const director = await office.signedIn('director')
    await director.ledger.specials.reject(ordered({ ...namedSpecial(office, special), reason: '优惠已到位' }))
    const second = await again()
    expect(await refusalOf(again())).toMatchObject({ code: 'SPECIAL_OPEN', data: { number: second.number } })
    await wanglin.ledger.specials.withdraw(ordered({ ...namedSpecial(office, second), reason: '改大优惠' }))
    const third = await again()
    office.clock.now = third.validUntil
    // Nobody stays signed in for seven days.
    const nextWeek = await office.signedIn('wanglin')
    expect(await applyFor(office, nextWeek, draft, OWN_RIGHT)).toMatchObject({ state: 'approved' })
  })

  it('PRC-7: only on one’s own ticket, while it is written or waits, at the version last seen', async () => {
    const { office, wanglin, draft } = await aDraft()
    const lijianguo = await office.signedIn('lijianguo')
    expect(await refusalOf(applyFor(office, lijianguo, draft, OWN_RIGHT))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refusalOf(applyFor(office, wanglin, { ...draft, version: 9 }, OWN_RIGHT))).toMatchObject({
      code: 'STALE',
      data: { what: 'ticket', version: draft.version },
    })
    const submitted = await submitTicket(office, wanglin, '1-1-1103', { expectedTotal: 166_883_900 })
    const manager = await office.signedIn('manager')
    const approved = await manager.ledger.tickets.approve(ordered(named(office, submitted)))
    expect(await refusalOf(applyFor(office, wanglin, approved, OWN_RIGHT))).toEqual({
      code: 'SPECIAL_TICKET_STATE',
      data: { rule: 'PRC-7', state: 'approved' },
    })
  })

  it('PRC-7: the second click is the same application', async () => {
    const { office, wanglin, draft } = await aDraft()
    const { discount, total: expectedTotal } = OWN_RIGHT
    const order = ordered({ ...named(office, draft), discount, reason: '老客户', expectedTotal })
    const [first, second] = await Promise.all([
      wanglin.ledger.specials.apply(order),
      wanglin.ledger.specials.apply(order),
    ])
    expect(second).toEqual(first)
    expect(await wanglin.ledger.specials.list({ projectId: office.projectId })).toHaveLength(1)
  })
})

describe('PRC-5: deciding on it', () => {
  it('PRC-5: the manager for whom it is too deep is told their limit and whose turn it is; the director approves', async () => {
    const { office, special } = await anApplicationForTheDirector()
    const [manager, director] = [await office.signedIn('manager'), await office.signedIn('director')]
    const order = ordered(namedSpecial(office, special))
    expect(await refusalOf(manager.ledger.specials.approve(order))).toEqual({
      code: 'SPECIAL_OVER_LIMIT',
      data: { rule: 'PRC-5', limit: 300, next: 'director' },
    })
    office.clock.now += MINUTE
    expect(await director.ledger.specials.approve(ordered(namedSpecial(office, special)))).toMatchObject({
      state: 'approved',
      role: 'director',
      decision: { by: '郑国栋', role: 'director', at: office.clock.now, reason: null },
      version: special.version + 1,
    })
  })

  it('PRC-5: the manager approves what is theirs, and may reject what is not', async () => {
    const { office, wanglin, draft } = await aDraft()
    const manager = await office.signedIn('manager')
    const theirs = await applyFor(office, wanglin, draft, FOR_MANAGER)
    expect(await manager.ledger.specials.approve(ordered(namedSpecial(office, theirs)))).toMatchObject({
      state: 'approved',
      role: 'manager',
    })
    const other = await applyFor(office, wanglin, await saveExample(office, wanglin), FOR_DIRECTOR)
    const rejected = await manager.ledger.specials.reject(
      ordered({ ...namedSpecial(office, other), reason: '超出本月额度' }),
    )
    expect(rejected).toMatchObject({ state: 'rejected', decision: { by: '赵敏', reason: '超出本月额度' } })
  })

  it('PRC-5: limits lowered meanwhile are the ones it is decided under', async () => {
    const { office, wanglin, draft } = await aDraft()
    const special = await applyFor(office, wanglin, draft, FOR_MANAGER)
    const admin = await office.signedIn('admin')
    const { projectId } = office
    const lower = { consultantLimit: 100, managerLimit: 200 }
    await admin.project.changeSettings(ordered({ projectId, changes: lower }))
    expect(await wanglin.ledger.specials.list({ projectId })).toMatchObject([{ role: 'director' }])
    const manager = await office.signedIn('manager')
    expect(await refusalOf(manager.ledger.specials.approve(ordered(namedSpecial(office, special))))).toMatchObject({
      code: 'SPECIAL_OVER_LIMIT',
      data: { limit: 200, next: 'director' },
    })
  })

  it('PRC-5: limits that fall from role to role are refused, and nothing changes', async () => {
    const office = await anOffice()
    const { projectId } = office
    const admin = await office.signedIn('admin')
    const before = await admin.project.settings({ projectId })
    const changing = admin.project.changeSettings(ordered({ projectId, changes: { managerLimit: 199 } }))
    expect(await refusalOf(changing)).toEqual({ code: 'LIMITS_UNORDERED', data: { rule: 'PRC-5' } })
    expect(await admin.project.settings({ projectId })).toEqual(before)
  })

  it('SEC-1: who has become manager does not decide what they applied for themselves', async () => {
    const { office, special } = await anApplicationForTheDirector()
    const admin = await office.signedIn('admin')
    const person = (await admin.staff.list()).find(({ login }) => login === 'wanglin')
    if (!person) throw new Error('wanglin is gone')
    const promoted = { name: person.name, role: 'director' } as const
    await admin.staff.amend(ordered({ id: person.id, version: person.version, person: promoted }))
    const director = await office.signedIn('wanglin')
    const own = { code: 'OWN_SPECIAL', data: { rule: 'SEC-1', consultant: '王琳' } }
    const order = namedSpecial(office, special)
    expect(await refusalOf(director.ledger.specials.approve(ordered(order)))).toEqual(own)
    expect(await refusalOf(director.ledger.specials.reject(ordered({ ...order, reason: '不批' })))).toEqual(own)
  })

  it('SEC-1: nor under a second account: the office gives nobody one', async () => {
    const { office } = await anApplicationForTheDirector()
    const admin = await office.signedIn('admin')
    const person = { name: '王林', role: 'director', phone: '13700000003', idNumber: residentIdOf(1) } as const
    const adding = admin.staff.add(ordered({ login: 'wanglin2', password: 'correct horse', person }))
    expect(await refusalOf(adding)).toMatchObject({ code: 'PERSON_KNOWN', data: { name: '王琳', field: 'phone' } })
  })

  it('SEC-5: decided once: who comes second is told how it stands, who looks at an old one that it changed', async () => {
    const { office, wanglin, special } = await anApplicationForTheDirector()
    const director = await office.signedIn('director')
    const order = namedSpecial(office, special)
    const stale = { ...order, version: special.version + 1 }
    expect(await refusalOf(director.ledger.specials.approve(ordered(stale)))).toMatchObject({ code: 'STALE' })
    await director.ledger.specials.approve(ordered(order))
    for (const event of ['approve', 'reject'] as const) {
      const second =
        event === 'approve'
          ? director.ledger.specials.approve(ordered(order))
          : director.ledger.specials.reject(ordered({ ...order, reason: '不批' }))
      expect(await refusalOf(second)).toEqual({
        code: 'SPECIAL_STATE',
        data: { rule: 'PRC-7', number: special.number, event, standing: 'approved' },
      })
    }
    const late = wanglin.ledger.specials.withdraw(ordered({ ...order, reason: '客户不买了' }))
    expect(await refusalOf(late)).toMatchObject({ code: 'STALE' })
  })

  it('PRC-7: can be decided one millisecond before its 7 days are over', async () => {
    const { office, special } = await anApplicationForTheDirector()
    office.clock.now = special.validUntil - 1
    const director = await office.signedIn('director')
    const order = ordered(namedSpecial(office, special))
    expect(await director.ledger.specials.approve(order)).toMatchObject({ state: 'approved' })
  })

  it('PRC-7: once they are over it is neither decided nor withdrawn', async () => {
    const { office, special } = await anApplicationForTheDirector()
    office.clock.now = special.validUntil
    const [director, wanglin] = [await office.signedIn('director'), await office.signedIn('wanglin')]
    const order = namedSpecial(office, special)
    const lapsed = {
      code: 'SPECIAL_LAPSED',
      data: { rule: 'PRC-7', number: special.number, until: special.validUntil },
    }
    expect(await refusalOf(director.ledger.specials.approve(ordered(order)))).toEqual(lapsed)
    expect(await refusalOf(director.ledger.specials.reject(ordered({ ...order, reason: '不批' })))).toEqual(lapsed)
    expect(await refusalOf(wanglin.ledger.specials.withdraw(ordered({ ...order, reason: '不要了' })))).toEqual(lapsed)
  })

  it('LED-4: an application whose draft was given up or whose ticket ran out is void', async () => {
    const { office, wanglin, draft, special } = await anApplicationForTheDirector()
    const director = await office.signedIn('director')
    const submitted = await submitTicket(office, wanglin, '1-1-1103', { expectedTotal: 166_883_900 })
    const second = await applyFor(office, wanglin, submitted, {
      discount: { kind: 'percent', rate: 9_600 },
      total: 160_208_600,
    })
    await wanglin.ledger.tickets.discard(ordered(named(office, draft)))
    office.clock.now += HOUR
    for (const one of [special, second]) {
      const deciding = director.ledger.specials.approve(ordered(namedSpecial(office, one)))
      expect(await refusalOf(deciding)).toMatchObject({ code: 'SPECIAL_STATE', data: { standing: 'void' } })
    }
  })

  it('SEC-1: consultants see their own applications, deciders and finance all of them', async () => {
    const { office, special } = await anApplicationForTheDirector()
    const { projectId } = office
    const asked = { projectId, specialId: special.id }
    for (const login of ['manager', 'director', 'hejing', 'wanglin'] as const) {
      const client = await office.signedIn(login)
      expect(await client.ledger.specials.list({ projectId }), login).toHaveLength(1)
      expect(await client.ledger.specials.detail(asked), login).toMatchObject({ number: special.number })
    }
    const lijianguo = await office.signedIn('lijianguo')
    expect(await lijianguo.ledger.specials.list({ projectId })).toEqual([])
    expect(await refusalOf(lijianguo.ledger.specials.detail(asked))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refusalOf(lijianguo.ledger.specials.paper(asked))).toMatchObject({ code: 'NOT_FOUND' })
    const wuyan = await office.signedIn('wuyan')
    expect(await refusalOf(wuyan.ledger.specials.list({ projectId }))).toMatchObject({ code: 'NOT_ALLOWED' })
  })

  it('what waits stands first, what lapses soonest before the others', async () => {
    const { office, wanglin, special } = await anApplicationForTheDirector()
    office.clock.now += HOUR
    const later = await applyFor(office, wanglin, await saveExample(office, wanglin), FOR_MANAGER)
    office.clock.now += HOUR
    const own = await applyFor(office, wanglin, await saveExample(office, wanglin), OWN_RIGHT)
    const { projectId } = office
    const listed = await (await office.signedIn('director')).ledger.specials.list({ projectId })
    expect(listed.map(({ id }) => id)).toEqual([special.id, later.id, own.id])
  })

  it('the consultant’s page hears of the decision', async () => {
    const { office, wanglin, draft, special } = await anApplicationForTheDirector()
    const watch = await watching(wanglin, office.projectId)
    await watch.next()
    const director = await office.signedIn('director')
    await director.ledger.specials.approve(ordered(namedSpecial(office, special)))
    expect(await watch.nextChange()).toMatchObject({ specials: [draft.id], tickets: [] })
  })

  it('SEC-2: every step stands in the record with its facts', async () => {
    const { office, special } = await anApplicationForTheDirector()
    const director = await office.signedIn('director')
    await director.ledger.specials.approve(ordered(namedSpecial(office, special)))
    const records = await openRecords(office)
    const rows = (await auditOf(records, office.projectId)).filter(({ call }) => call.startsWith('ledger.specials.'))
    expect(rows.map(({ call, outcome, person, subject }) => [call, outcome, person, subject])).toEqual([
      ['ledger.specials.apply', 'done', '王琳', special.id],
      ['ledger.specials.approve', 'done', '郑国栋', special.id],
    ])
    expect(JSON.parse(rows[0]?.after ?? '')).toMatchObject({ number: special.number, total: FOR_DIRECTOR.total })
    expect(rows[0]?.after).not.toContain('张伟明')
  })
})
