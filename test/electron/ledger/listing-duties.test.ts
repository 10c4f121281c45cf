import { expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { DAY, HOUR, startOfDay } from '../../../shared/kernel/day'
import { aGarage } from '../../office/a-garage'
import { anOffice, OPENING, type TestOffice } from '../../office/an-office'

/** Signs in anew, for a session lasts a working day. */
async function dutiesOf(office: TestOffice) {
  const manager = await office.signedIn('manager')
  return manager.ledger.listingDuties({ projectId: office.projectId })
}

it('LED-6: each permit with the homes it still keeps back, the most urgent first; parking spaces are no homes', async () => {
  const office = await anOffice()
  const { projectId } = office
  const manager = await office.signedIn('manager')
  await aGarage(office, { count: 3, isReleased: false })
  const second = (await manager.project.detail({ projectId })).buildings[1]?.id ?? ''
  const permit = { number: '江售许字(2026)第050号', issuedOn: '2026-05-29', buildingIds: [second] }
  await manager.project.recordPermit(ordered({ projectId, ...permit }))
  const withheld = await office.unitId('1-1-1203')
  const until = OPENING + 30 * DAY
  await manager.ledger.withhold(ordered({ projectId, unitIds: [withheld], reason: '留给股东', until }))
  const { units } = await manager.ledger.board({ projectId })
  const unreleased = units.id.filter((_, place) => units.building[place] === 1).sort()

  expect(await dutiesOf(office)).toMatchObject([{ permit: '江售许字(2026)第050号', dueOn: '2026-06-08', daysLeft: 1 }])
  office.clock.now = startOfDay('2026-06-18')
  const [first, next] = await dutiesOf(office)
  expect({ ...first, unreleased: [...(first?.unreleased ?? [])].sort() }).toMatchObject({ daysLeft: -10, unreleased })
  expect(next).toMatchObject({
    permit: '江售许字(2026)第046号',
    dueOn: '2026-06-17',
    daysLeft: -1,
    withheld: [withheld],
  })
  const again = await office.signedIn('manager')
  await again.ledger.liftWithholding(ordered({ projectId, unitIds: [withheld], reason: '满十天' }))
  await again.ledger.release(ordered({ projectId, buildingIds: [second], unitIds: [], from: null }))
  expect(await dutiesOf(office)).toEqual([])
})

it('LED-6: a withholding that is extended by lifting and withholding again keeps counting from its first day', async () => {
  const office = await anOffice()
  const { projectId } = office
  const unitIds = [await office.unitId('1-1-1203')]
  const withhold = async (days: number) => {
    const manager = await office.signedIn('manager')
    const until = office.clock.now + days * DAY
    await manager.ledger.withhold(ordered({ projectId, unitIds, reason: '留给股东', until }))
    return manager
  }
  const manager = await withhold(7)
  office.clock.now += 5 * HOUR
  await manager.ledger.liftWithholding(ordered({ projectId, unitIds, reason: '续留' }))
  await withhold(6)
  // That one runs out; it is withheld again the next morning.
  office.clock.now = OPENING + 7 * DAY
  await withhold(7)

  expect(await dutiesOf(office)).toMatchObject([{ dueOn: '2026-06-17', daysLeft: 3, withheld: unitIds }])
})
