import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { HOUR, MINUTE } from '../../../shared/kernel/day'
import { aBrowser } from '../../office/a-browser'
import { named, submitTicket } from '../../office/a-ticket'
import { anOffice, OPENING, PASSWORD, PEOPLE, type TestOffice } from '../../office/an-office'
import { aTrial, readyForTickets } from '../opening/a-trial'

/** The hall's answer as it travels, before any page has read it. */
async function rawHall(office: TestOffice): Promise<string> {
  const television = aBrowser(office.office)
  await television.rpc('staff.signIn', ordered({ login: 'wuyan', password: PASSWORD }))
  const { text } = await television.rpc('ledger.hall', { projectId: office.projectId })
  return text
}

describe('SEC-1: the hall view', () => {
  it('SEC-1: says of each home of a permitted building where it stands and what is true of it, and nothing else', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    await submitTicket(office, wanglin, '1-1-1203')
    const hall = await wanglin.ledger.hall({ projectId: office.projectId })
    expect(hall.project).toBe('望江府 一期')
    expect(hall.counts).toEqual({ forSale: 8, inTalks: 1, subscribed: 0, sold: 0, closed: 0 })
    // The second building has no permit yet.
    expect(hall.buildings.map(({ name, total, forSale }) => [name, total, forSale])).toEqual([['1号楼', 9, 8]])
    const cells = hall.buildings.flatMap(({ entrances }) =>
      entrances.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.filter((cell) => cell !== null))),
    )
    expect(cells.filter(({ state }) => state === 'inTalks')).toEqual([{ room: '1203', state: 'inTalks' }])
    for (const cell of cells) expect(Object.keys(cell).sort()).toEqual(['room', 'state'])
  })

  it('SEC-1: carries no name, price, phone, ticket, home’s id, reason or instant of a claim over the wire', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const ticket = await submitTicket(office, wanglin, '1-1-1203')
    await manager.ledger.tickets.approve(ordered(named(office, ticket)))
    const withheld = await office.unitId('1-1-1103')
    await manager.ledger.withhold(
      ordered({ projectId, unitIds: [withheld], reason: '领导参观', until: OPENING + 5 * HOUR }),
    )
    const board = await manager.ledger.board({ projectId })
    const raw = await rawHall(office)
    const secrets = [
      ...Object.values(PEOPLE).map(([name]) => name),
      ...Object.keys(PEOPLE),
      ...board.units.id,
      ...board.units.listUnitPrice.map(String),
      ...board.units.filedUnitPrice.map(String),
      ticket.id,
      ticket.number ?? 'no number',
      '张伟明',
      '6625',
      '领导参观',
      'FH-',
      'price',
      'claim',
      'unitId',
    ]
    for (const secret of secrets) expect(raw).not.toContain(secret)
    expect(raw).toContain('closed')
  })

  it('LED-2: hears that something happened and nothing of what, then sees it', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [wuyan, wanglin] = [await office.signedIn('wuyan'), await office.signedIn('wanglin')]
    const before = await wuyan.ledger.hall({ projectId })
    const stopped = new AbortController()
    const stream = await wuyan.ledger.watchHall({ projectId }, { signal: stopped.signal })
    expect((await stream.next()).value).toEqual({ number: before.change, at: OPENING })
    await submitTicket(office, wanglin, '1-1-1203')
    expect((await stream.next()).value).toEqual({ number: before.change + 1, at: OPENING })
    stopped.abort()
    const after = await wuyan.ledger.hall({ projectId })
    expect([after.change, after.counts.forSale, after.turnsAt]).toEqual([
      before.change + 1,
      before.counts.forSale - 1,
      OPENING + 30 * MINUTE,
    ])
  })

  it('LED-3: shows nothing of a trial that was set aside, which can still be looked up', async () => {
    const office = await anOffice()
    const [admin, manager] = [await office.signedIn('admin'), await office.signedIn('manager')]
    const { projectId } = await readyForTickets(office, await aTrial(admin))
    const wuyan = await office.signedIn('wuyan')
    const before = await wuyan.ledger.hall({ projectId })
    expect(before.counts.forSale).toBe(12)
    const stopped = new AbortController()
    const stream = await wuyan.ledger.watchHall({ projectId }, { signal: stopped.signal })
    await stream.next()
    const { id } = await manager.opening.startOver(ordered({ projectId, reason: '试完了' }))

    // A television that stands there hears of it and asks again.
    expect((await stream.next()).value).toMatchObject({ number: before.change + 1 })
    stopped.abort()
    await expect(wuyan.ledger.hall({ projectId })).rejects.toMatchObject({ code: 'PROJECT_SET_ASIDE' })
    expect((await wuyan.ledger.hall({ projectId: id })).counts.forSale).toBe(0)
    expect((await manager.ledger.board({ projectId })).units.id).toHaveLength(12)
  })

  it('SEC-1: is closed to whoever is not signed in', async () => {
    const office = await anOffice()
    await expect(office.stranger().ledger.hall({ projectId: office.projectId })).rejects.toMatchObject({
      code: 'NOT_SIGNED_IN',
    })
  })
})
