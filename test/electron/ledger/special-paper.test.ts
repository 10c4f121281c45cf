import { describe, expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import { DAY } from '../../../shared/kernel/day'
import { inCapitals } from '../../../shared/kernel/money'
import type { SpecialDetail } from '../../../shared/ledger/special-contract'
import { applyFor, FOR_DIRECTOR, namedSpecial, OWN_RIGHT, saveExample } from '../../office/a-special'
import { named } from '../../office/a-ticket'
import { anOffice, OPENING, type TestOffice } from '../../office/an-office'
import { SCHEME } from '../../office/scheme'
import { pagesOf } from '../documents/pdf/poppler'

/** The worked example without 按时签约. */
const WITHOUT_ON_TIME = 160_997_600

async function textOf(office: TestOffice, client: OfficeClient, { id }: Pick<SpecialDetail, 'id'>): Promise<string> {
  const paper = await client.ledger.specials.paper({ projectId: office.projectId, specialId: id })
  expect(paper.type).toBe('application/pdf')
  return pagesOf(new Uint8Array(await paper.arrayBuffer())).join('')
}

/** An application of 王琳's on the worked example; `signWithinDays` where 按时签约 is to be signed for sooner. */
async function anApplication(asked: typeof OWN_RIGHT | typeof FOR_DIRECTOR, sooner?: { signWithinDays: number }) {
  const office = await anOffice()
  if (sooner) {
    const items = SCHEME.items.map((item) => (item.id === 'on-time' ? { ...item, conditions: sooner } : item))
    const order = { projectId: office.projectId, basedOn: 1, scheme: { ...SCHEME, items }, appliesFrom: null }
    await (await office.signedIn('manager')).pricing.saveScheme(ordered(order))
  }
  const wanglin = await office.signedIn('wanglin')
  const draft = await saveExample(office, wanglin)
  return { office, wanglin, draft, special: await applyFor(office, wanglin, draft, asked) }
}

describe('PRC-7: the application on paper', () => {
  it('PRC-7: carries list price, each discount, on-site price, cut and final in figures and capitals, customers masked', async () => {
    const { office, wanglin, special } = await anApplication(OWN_RIGHT)
    const text = await textOf(office, wanglin, special)
    for (const said of [
      '望江府一期',
      'TH-20260607-0001',
      '已批',
      '有效至2026-06-1410:00:00',
      '1-1-1203',
      '张伟明1101**********002X138****6625',
      '客户一次付清，且同期介绍两组来访。',
      '置业顾问权限以内，申请即生效',
      '标价总价1,669,734.50壹佰陆拾陆万玖仟柒佰叁拾肆元伍角整',
      '优惠后价格1,593,776.65壹佰伍拾玖万叁仟柒佰柒拾陆元陆角伍分',
      '特批优惠30,000.00叁万元整',
      '特批优惠30,000元特殊优惠申请单TH-20260607-0001−30,000.001,563,776.65',
      '1,563,777元',
      '壹佰伍拾陆万叁仟柒佰柒拾柒元整',
      '特批占优惠后价格1.89%',
      '草稿，未编号',
      '2026-06-0710:00:00',
      special.hash,
    ])
      expect(text).toContain(said)
    expect(text).not.toContain('13800006625')
    expect(text).not.toContain('作废')
  })

  it('PRC-5: one that waits names who must approve it; approved, the director’s signature stands with its time', async () => {
    const { office, wanglin, special } = await anApplication(FOR_DIRECTOR)
    const waiting = await textOf(office, wanglin, special)
    expect(waiting).toContain('待批')
    expect(waiting).toContain('须营销总监批准')
    expect(waiting).not.toContain('郑国栋')
    const director = await office.signedIn('director')
    office.clock.now += 60_000
    await director.ledger.specials.approve(ordered(namedSpecial(office, special)))
    const approved = await textOf(office, wanglin, special)
    for (const said of ['已批', '郑国栋', '2026-06-0710:01:00']) expect(approved).toContain(said)
    expect(approved).toContain(special.hash)
  })

  it('PRC-7: a rejected one says who, when and why, and is void', async () => {
    const { office, wanglin, special } = await anApplication(FOR_DIRECTOR)
    const manager = await office.signedIn('manager')
    await manager.ledger.specials.reject(ordered({ ...namedSpecial(office, special), reason: '本月额度已满' }))
    const text = await textOf(office, wanglin, special)
    for (const said of ['已驳回', '作废', '驳回赵敏2026-06-0710:00:00理由：本月额度已满']) expect(text).toContain(said)
  })

  it('PRC-7: a withdrawn one keeps whose approval it had, and is void', async () => {
    const { office, wanglin, special } = await anApplication(FOR_DIRECTOR)
    const director = await office.signedIn('director')
    const approved = await director.ledger.specials.approve(ordered(namedSpecial(office, special)))
    await wanglin.ledger.specials.withdraw(ordered({ ...namedSpecial(office, approved), reason: '客户改主意' }))
    const text = await textOf(office, wanglin, special)
    for (const said of ['已撤回', '作废', '批准郑国栋', '撤回王琳2026-06-0710:00:00理由：客户改主意'])
      expect(text).toContain(said)
  })

  it('PRC-7: void with its ticket, and lapsed by the clock alone', async () => {
    const { office, wanglin, draft, special } = await anApplication(OWN_RIGHT)
    await wanglin.ledger.tickets.discard(ordered(named(office, draft)))
    const gone = await textOf(office, wanglin, special)
    for (const said of ['随房号单失效', '作废', '原有效至2026-06-1410:00:00']) expect(gone).toContain(said)

    const other = await applyFor(office, wanglin, await saveExample(office, wanglin), OWN_RIGHT)
    office.clock.now = other.validUntil
    const lapsed = await textOf(office, await office.signedIn('wanglin'), other)
    for (const said of ['已过期', '作废']) expect(lapsed).toContain(said)
  })

  it('PRC-4, SUB-3: says first that an item under it has fallen away, with both prices; the hash is of what was applied for', async () => {
    const { office, special } = await anApplication(FOR_DIRECTOR, { signWithinDays: 1 })
    office.clock.now = OPENING + DAY
    expect(await textOf(office, await office.signedIn('wanglin'), special)).not.toContain('优惠已失效')
    office.clock.now = OPENING + 2 * DAY
    const wanglin = await office.signedIn('wanglin')
    const text = await textOf(office, wanglin, special)
    for (const said of [
      '优惠已失效，本单最终价不再有效',
      '「按时签约、特批优惠」过了2026-06-08未签约，已失效：最终价由1,530,026元变为1,609,976元。',
      '最终价（已失效）',
      inCapitals(FOR_DIRECTOR.total),
      '现应为最终价',
      inCapitals(WITHOUT_ON_TIME),
      special.hash,
    ])
      expect(text).toContain(said)
    expect(text.indexOf('优惠已失效')).toBeLessThan(text.indexOf('客户'))

    await wanglin.ledger.specials.withdraw(ordered({ ...namedSpecial(office, special), reason: '重新申请' }))
    expect(await textOf(office, wanglin, special)).not.toContain('优惠已失效')
  })
})
