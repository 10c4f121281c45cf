import { describe, expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import { HOUR } from '../../../shared/kernel/day'
import type { BoardPaperVariant } from '../../../shared/ledger/board'
import { readHomes } from '../../../shared/ledger/board-homes'
import { statisticsOfBoard } from '../../../shared/ledger/tally'
import { makeBusy } from '../../office/a-busy-office'
import { submitTicket } from '../../office/a-ticket'
import { anOffice, OPENING, PEOPLE, type TestOffice } from '../../office/an-office'
import { infoOf, pagesOf } from '../documents/pdf/poppler'
import { aTrial, readyForTickets } from '../opening/a-trial'

async function paperFor(
  client: OfficeClient,
  { projectId }: Pick<TestOffice, 'projectId'>,
  variant: BoardPaperVariant,
) {
  const paper = await client.ledger.boardPaper({ projectId, variant })
  expect(paper.type).toBe('application/pdf')
  return new Uint8Array(await paper.arrayBuffer())
}

async function aSellingOffice() {
  const office = await anOffice()
  const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
  await submitTicket(office, wanglin, '1-1-1203')
  const unitIds = [await office.unitId('1-1-1103')]
  const until = OPENING + 5 * HOUR
  await manager.ledger.withhold(ordered({ projectId: office.projectId, unitIds, reason: '领导参观', until }))
  return { office, wanglin, manager }
}

describe('销控图 on paper', () => {
  it('LED-5: lies on A3; for the office it has every home with its state in words and its price', async () => {
    const { office, manager } = await aSellingOffice()
    const paper = await paperFor(manager, office, 'office')
    expect(infoOf(paper).get('Page size')).toMatch(/^1190\.55 x 841\.89 pts \(A3\)/)
    const text = pagesOf(paper).join('')
    for (const said of [
      '望江府一期',
      '销控图（内部）',
      '房态时间2026-06-0710:00:00',
      '可售7套',
      '房号单1套',
      '保留1套',
      '未推3套',
      '1号楼1单元',
      '120389.53房号单18,650',
      '打印2026-06-0710:00:00赵敏',
      '第1页共1页',
    ])
      expect(text.replaceAll(/(?<=1203)[A-Z]/g, '')).toContain(said)
    // Who holds it and why stands on the screen, not on paper that lies about.
    for (const secret of ['王琳', '领导参观']) expect(text).not.toContain(secret)
  })

  it('SEC-1: for the wall it says what the hall view says: no money, nobody’s name, nothing unpermitted', async () => {
    const { office, wanglin, manager } = await aSellingOffice()
    const text = pagesOf(await paperFor(wanglin, office, 'wall')).join('')
    for (const said of [
      '房源状态表',
      '可售7套',
      '洽谈中1套',
      '已售0套',
      '暂不开放1套',
      '89.53洽谈中',
      '打印2026-06-0710:00:00',
    ])
      expect(text).toContain(said)
    const { units, buildings } = await manager.ledger.board({ projectId: office.projectId })
    const prices = units.listUnitPrice.map((fen) => Math.round((fen ?? 0) / 100).toLocaleString('en'))
    const others = Object.values(PEOPLE).map(([name]) => name)
    for (const secret of [...prices, ...others, '领导参观', '保留', '元/㎡', buildings[1]?.name ?? 'no building'])
      expect(text).not.toContain(secret)
  })

  it('LED-3: says 试运行 of a trial, on the wall too, and of no project that sells', async () => {
    const office = await anOffice()
    const [admin, manager] = [await office.signedIn('admin'), await office.signedIn('manager')]
    const trial = await readyForTickets(office, await aTrial(admin))
    for (const variant of ['office', 'wall'] as const) {
      expect(pagesOf(await paperFor(manager, trial, variant)).join('')).toContain('试运行')
      expect(pagesOf(await paperFor(manager, office, variant)).join('')).not.toContain('试运行')
    }
  })

  it('of a project without homes it says so, instead of lying there blank', async () => {
    const office = await anOffice()
    const projectId = await aTrial(await office.signedIn('admin'))
    const manager = await office.signedIn('manager')
    const textFor = async (variant: BoardPaperVariant) =>
      pagesOf(await paperFor(manager, { ...office, projectId }, variant)).join('')
    expect(await textFor('office')).toContain('还没有房源，导入价格表后再打印。')
    expect(await textFor('wall')).toContain('还没有对外公开的房源。')
  })

  it('LED-11: homes are counted in 套, parking spaces and storerooms apart by name', async () => {
    const office = await anOffice()
    const { projectId } = office
    await makeBusy(office.office, projectId, office.clock)
    const manager = await office.signedIn('manager')
    const board = await manager.ledger.board({ projectId })
    const { homes } = readHomes(board, null)
    const { all, spaces } = statisticsOfBoard(board.buildings, homes, board.now, 'building')
    const text = pagesOf(await paperFor(manager, office, 'office')).join('')
    expect(text).toContain(`可售${all.forSale}套`)
    expect(spaces.map(({ kind }) => kind)).toContain('parking')
    for (const { kind, total, forSale } of spaces)
      expect(text).toContain(`${kind === 'parking' ? '车位' : '储藏室'}${total}个（可售${forSale}）`)
  })

  it('the same state printed by the same person at the same time is the same paper', async () => {
    const { office, manager } = await aSellingOffice()
    expect(await paperFor(manager, office, 'office')).toEqual(await paperFor(manager, office, 'office'))
  })
})
