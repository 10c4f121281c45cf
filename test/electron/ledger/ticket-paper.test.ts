import { describe, expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import { HOUR, MINUTE } from '../../../shared/kernel/day'
import type { Ticket } from '../../../shared/ledger/ticket-contract'
import { aForm, EXAMPLE_TOTAL, named, refusalOf, submitTicket } from '../../office/a-ticket'
import { anOffice, type TestOffice } from '../../office/an-office'
import { pagesOf } from '../documents/pdf/poppler'

async function textOf(office: TestOffice, client: OfficeClient, { id }: Pick<Ticket, 'id'>): Promise<string> {
  const paper = await client.ledger.tickets.paper({ projectId: office.projectId, ticketId: id })
  expect(paper.type).toBe('application/pdf')
  return pagesOf(new Uint8Array(await paper.arrayBuffer())).join('')
}

const EXAMPLE = { chosen: ['one-off', 'on-time', 'referral', 'amount'], expectedTotal: EXAMPLE_TOTAL }

describe('LED-3: the ticket on paper, at any state', () => {
  it('a draft says it is one: no number, no consent, no signature', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const form = aForm(await office.unitId('1-1-1203'))
    const draft = await wanglin.ledger.tickets.save(ordered({ projectId: office.projectId, draft: null, form }))

    const text = await textOf(office, wanglin, draft)
    for (const said of [
      '房号管理单',
      '未编号',
      '草稿',
      '尚未取得买方同意。',
      '置业顾问王琳',
      '1-1-1203',
      '张伟明',
      '1,669,735',
    ])
      expect(text).toContain(said)
    expect(text).not.toContain('FH-')
    expect(text).not.toContain('经办记录')
  })

  it('a discarded draft can still be printed', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const form = aForm(await office.unitId('1-1-1203'))
    const draft = await wanglin.ledger.tickets.save(ordered({ projectId: office.projectId, draft: null, form }))
    const discarded = await wanglin.ledger.tickets.discard(ordered(named(office, draft)))

    const text = await textOf(office, wanglin, discarded)
    expect(text).toContain('已放弃')
    expect(text).toContain('未编号')
  })

  it('a submitted ticket carries home, buyer, price steps, consent, and who submitted it when', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const submitted = await submitTicket(office, wanglin, '1-1-1203', EXAMPLE)

    const text = await textOf(office, wanglin, submitted)
    for (const said of [
      'FH-20260607-0001',
      '待批',
      '有效至2026-06-0710:30:00',
      '望江府一期',
      '1号楼1单元12层03室',
      '江售许字(2026)第046号',
      '89.53㎡',
      '第1版',
      '张伟明',
      '138****6625',
      '1101**********002X',
      '付款方式一次性付款',
      '1,669,734.50',
      '一次性付款98折',
      '推荐凭证：推荐人陈国华1-2-0802',
      '1,593,777元',
      '壹佰伍拾玖万叁仟柒佰柒拾柒元整',
      '17,801.60元/㎡',
      '王琳于2026-06-0710:00:00取得同意',
      '提交王琳2026-06-0710:00:00',
    ]) {
      expect(text).toContain(said)
    }
    expect(text).not.toContain('13800006625')
    expect(text).not.toContain('11010519491231002X')
    expect(text).not.toContain('作废')
  })

  it('an approved and extended ticket carries every signature with its time and reason', async () => {
    const office = await anOffice()
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const submitted = await submitTicket(office, wanglin, '1-1-1203', EXAMPLE)
    office.clock.now += 5 * MINUTE
    const form = aForm(submitted.unitId, { chosen: EXAMPLE.chosen, remarks: '配偶改日补签' })
    const amended = await wanglin.ledger.tickets.amend(
      ordered({ ...named(office, submitted), form, expectedTotal: EXAMPLE_TOTAL }),
    )
    office.clock.now += 5 * MINUTE
    const approved = await manager.ledger.tickets.approve(ordered(named(office, amended)))
    office.clock.now += HOUR
    const extended = await manager.ledger.tickets.extend(ordered({ ...named(office, approved), reason: '银行预审' }))

    for (const reader of [wanglin, manager, await office.signedIn('hejing')]) {
      const text = await textOf(office, reader, extended)
      for (const said of [
        '已批',
        '有效至2026-06-0910:10:00',
        '备注配偶改日补签',
        '提交王琳2026-06-0710:00:00',
        '修改王琳2026-06-0710:05:00',
        '批准赵敏2026-06-0710:10:00',
        '延时赵敏2026-06-0711:10:00理由：银行预审',
      ]) {
        expect(text).toContain(said)
      }
    }
  })

  it('a rejected ticket keeps its number, is marked void and says why', async () => {
    const office = await anOffice()
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const submitted = await submitTicket(office, wanglin)
    const rejected = await manager.ledger.tickets.reject(
      ordered({ ...named(office, submitted), reason: '推荐凭证不符' }),
    )

    const text = await textOf(office, wanglin, rejected)
    for (const said of [
      'FH-20260607-0001',
      '已驳回',
      '作废',
      '原有效至',
      '驳回赵敏2026-06-0710:00:00理由：推荐凭证不符',
    ]) {
      expect(text).toContain(said)
    }
  })

  it('a withdrawn ticket says who withdrew it and why', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const submitted = await submitTicket(office, wanglin)
    const withdrawn = await wanglin.ledger.tickets.withdraw(
      ordered({ ...named(office, submitted), reason: '客户改主意' }),
    )

    const text = await textOf(office, wanglin, withdrawn)
    for (const said of ['已撤回', '作废', '撤回王琳2026-06-0710:00:00理由：客户改主意']) expect(text).toContain(said)
  })

  it('a ticket whose time ran out says so, whether or not anybody has written it', async () => {
    const office = await anOffice()
    const [wanglin, lijianguo] = [await office.signedIn('wanglin'), await office.signedIn('lijianguo')]
    const submitted = await submitTicket(office, wanglin)
    office.clock.now = submitted.until ?? 0

    const unwritten = await textOf(office, wanglin, submitted)
    await submitTicket(office, lijianguo)
    const written = await textOf(office, wanglin, submitted)

    for (const text of [unwritten, written]) {
      for (const said of ['已到期', '作废', '原有效至2026-06-0710:30:00', '到期2026-06-0710:30:00']) {
        expect(text).toContain(said)
      }
    }
    expect(written).toBe(unwritten)
  })

  it('SEC-1: is printed for those who see the ticket, and for no other', async () => {
    const office = await anOffice()
    const { projectId } = office
    const wanglin = await office.signedIn('wanglin')
    const { id: ticketId } = await submitTicket(office, wanglin)
    const form = aForm(await office.unitId('1-1-1103'))
    const draft = await wanglin.ledger.tickets.save(ordered({ projectId, draft: null, form }))
    const paperFor = async (login: 'lijianguo' | 'manager' | 'wuyan', id: string) =>
      (await office.signedIn(login)).ledger.tickets.paper({ projectId, ticketId: id })

    expect(await refusalOf(paperFor('lijianguo', ticketId))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refusalOf(paperFor('wuyan', ticketId))).toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await refusalOf(paperFor('manager', draft.id))).toMatchObject({ code: 'NOT_FOUND' })
  })
})
