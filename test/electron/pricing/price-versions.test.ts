import { describe, expect, it } from 'vitest'
import { HOUR } from '../../../shared/kernel/day'
import { takeInList } from '../../office/a-project'
import { refusalOf } from '../../office/a-ticket'
import { anOffice } from '../../office/an-office'
import { signedInOnTheWire } from '../../office/on-the-wire'
import { listedHome, priceListFile } from '../../office/price-list'

describe('LED-7: two price versions compared', () => {
  it('LED-7: every home with its list and filed totals before and after', async () => {
    const office = await anOffice()
    const { projectId } = office
    const homes = [
      listedHome('1-1-1203', { unitPrice: 18_850 }),
      listedHome('2-1-1101', { unitPrice: 17_500 }),
      { ...listedHome('1-1-1203'), floor: 14, room: '01' },
    ]
    await takeInList(await office.signedIn('manager'), projectId, await priceListFile(homes))

    const compared = await (await office.signedIn('wanglin')).pricing.comparePrices({ projectId, before: 1, after: 2 })
    expect(compared.map(({ number }) => number)).toHaveLength(13)
    const of = (number: string) => compared.find((home) => home.number === number)
    expect(of('1-1-1203')).toMatchObject({
      building: '1号楼',
      listBefore: 166_973_450,
      listAfter: 168_764_050,
      filedBefore: 172_345_250,
      filedAfter: 174_135_850,
    })
    expect(of('2-1-1101')?.listAfter).toBeLessThan(of('2-1-1101')?.listBefore ?? 0)
    expect(of('1-1-1303')).toMatchObject({ listBefore: of('1-1-1303')?.listAfter })
    expect(of('1-1-1401')).toMatchObject({ listBefore: null })
    expect(compared.map(({ building }) => building)).toEqual([
      ...Array.from({ length: 10 }, () => '1号楼'),
      ...Array.from({ length: 3 }, () => '2号楼'),
    ])
  })

  it('PRC-5: the comparison never names a floor price', async () => {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    await takeInList(manager, projectId, await priceListFile([listedHome('1-1-1203', { floorPrice: 16_000 })]))
    const { client: wanglin, answers } = await signedInOnTheWire(office, 'wanglin')
    await wanglin.pricing.comparePrices({ projectId, before: 1, after: 2 })
    expect(answers.filter((answer) => answer.includes('166973450'))).toHaveLength(1)
    expect(answers.filter((answer) => /floor/i.test(answer) || /1678500|150276105/.test(answer))).toEqual([])
  })

  it('LED-7: one that waits for its instant is there only for whoever takes price lists in', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [manager, wanglin] = [await office.signedIn('manager'), await office.signedIn('wanglin')]
    const from = office.clock.now + HOUR
    const file = await priceListFile([listedHome('1-1-1203', { unitPrice: 18_850 })])
    await takeInList(manager, projectId, file, { appliesFrom: from })
    const pair = { projectId, before: 1, after: 2 }
    expect(await manager.pricing.comparePrices(pair)).toHaveLength(12)
    const notThere = { code: 'NOT_FOUND', data: { what: 'priceVersion' } }
    expect(await refusalOf(wanglin.pricing.comparePrices(pair))).toMatchObject(notThere)
    office.clock.now = from
    expect(await wanglin.pricing.comparePrices(pair)).toHaveLength(12)
  })

  it('LED-7: a version there is not is not found', async () => {
    const office = await anOffice()
    const finance = await office.signedIn('hejing')
    const asked = finance.pricing.comparePrices({ projectId: office.projectId, before: 1, after: 2 })
    expect(await refusalOf(asked)).toEqual({ code: 'NOT_FOUND', data: { rule: 'SEC-5', what: 'priceVersion' } })
  })
})
