import type { EntitySchema } from 'typeorm'
import { ordered } from '../../electron/commands/office-client'
import { attachmentTable } from '../../electron/features/attachments/tables'
import { customerTable } from '../../electron/features/customers/tables'
import { priceUploadTable, ticketTable, unitTable } from '../../electron/features/ledger/tables'
import { priceTable, priceVersionTable, specialTable } from '../../electron/features/pricing/tables'
import { buildingTable } from '../../electron/features/project/tables'
import { personTable } from '../../electron/features/staff/tables'
import type { Role } from '../../shared/staff/roles'
import { makeBusy } from '../office/a-busy-office'
import { aColleague, aSecondProject } from '../office/a-project'
import { aScan } from '../office/a-scan'
import { aForm, submitTicket, ZHANG } from '../office/a-ticket'
import { anOffice, type TestOffice } from '../office/an-office'
import { openRecords } from '../office/records'
import { SCHEME } from '../office/scheme'
import type { Known } from './from-schema'

/** What 李建国's customers are told by, which 王琳 never sees: in the clear, and masked. Rule SEC-1. */
const THEIRS = [
  { name: '欧阳秘', phone: '13977778811', idNumber: '110105194912310054', address: '江城市 秘密路 7 号' },
  { name: '司徒隐', phone: '13966669922', idNumber: '110105194912310070', address: '江城市 隐居巷 9 号' },
]
const MASKED = ['139****8811', '139****9922', '1101**********0054', '1101**********0070']

/** An office in which everything has happened, a second project beside it, and someone of every role who may sign in. */
export type World = {
  office: TestOffice
  logins: Record<Role, string>
  /** What each field of a call could rightly name, project by project. */
  known: readonly Known[]
  /** Ids of everything, whoever's it is. */
  ids: string[]
  /** What may stand in no answer to this person. */
  secretsFrom(login: string): readonly string[]
}

export async function aWorld(): Promise<World> {
  const office = await anOffice()
  const { projectId, clock } = office
  await makeBusy(office.office, projectId, clock, { hasDeals: true })
  const second = await aSecondProject(office)
  for (const [login, role] of [
    ['qianhao', 'finance'],
    ['kefu', 'service'],
    ['spare', 'consultant'],
    ['spare2', 'consultant'],
  ] as const) {
    await aColleague(office, login, login, role)
  }

  const lijianguo = await office.signedIn('lijianguo')
  const [one, other] = THEIRS.map((buyer) => [{ ...ZHANG, ...buyer }])
  const { id: theirTicket } = await submitTicket(second, lijianguo, '1-1-1203', { buyers: one })
  const scan = { thing: { kind: 'ticket' as const, id: theirTicket }, file: aScan('欧阳秘 110105194912310054.png') }
  await lijianguo.attachments.add(ordered({ projectId: second.projectId, ...scan }))
  const draft = aForm(await second.unitId('1-1-1303'), { buyers: other })
  await lijianguo.ledger.tickets.save(ordered({ projectId: second.projectId, draft: null, form: draft }))
  await submitTicket(second, lijianguo, '2-1-1201', { buyers: other, expectedTotal: 251_314_100 }).catch(
    () => undefined,
  )
  await submitTicket(second, await office.signedIn('wanglin'), '1-1-1103', { expectedTotal: 166_794_400 }).catch(
    () => undefined,
  )

  const known = [await knownIn(office, projectId), await knownIn(office, second.projectId)]
  const floors = await floorsIn(office)
  const theirs = [...THEIRS.flatMap((buyer) => Object.values(buyer)), ...MASKED]
  return {
    office,
    logins: {
      consultant: 'wanglin',
      manager: 'manager',
      director: 'director',
      finance: 'qianhao',
      service: 'kefu',
      admin: 'admin',
    },
    known,
    ids: [...new Set(known.flatMap((one) => Object.values(one).flat()))].flatMap((value) =>
      typeof value === 'string' && value.length === 36 ? [value] : [],
    ),
    secretsFrom: (login) => {
      if (login === 'manager' || login === 'director') return []
      return login === 'wanglin' ? [...floors, ...theirs] : floors
    },
  }
}

async function knownIn(office: TestOffice, projectId: string): Promise<Known> {
  const { manager } = await openRecords(office)
  const idsIn = async (table: EntitySchema<{ id: string; projectId: string }>) =>
    (await manager.find(table, { where: { projectId } })).map(({ id }) => id)
  const units = await idsIn(unitTable)
  const people = await manager.find(personTable)
  return {
    projectId: [projectId],
    unitId: units,
    unitIds: units,
    offSale: units,
    homeId: [null, ...units.slice(0, 4)],
    buildingIds: await idsIn(buildingTable),
    ticketId: await idsIn(ticketTable),
    thing: (await idsIn(ticketTable)).map((id) => ({ kind: 'ticket', id })),
    attachmentId: await idsIn(attachmentTable),
    specialId: await idsIn(specialTable),
    customerId: await idsIn(customerTable),
    uploadId: await idsIn(priceUploadTable),
    versionId: await idsIn(priceVersionTable),
    // Whoever signs in during the test stays as they are.
    id: people.filter(({ login }) => login.startsWith('spare')).map(({ id }) => id),
    version: [1, 2, 3, 4],
    before: [1, 2],
    after: [1, 2],
    basedOn: [1, 2],
    basis: ['0'.repeat(64), 'f'.repeat(64)],
    from: [0, null, office.clock.now, office.clock.now + 86_400_000],
    until: [office.clock.now + 86_400_000, '2026-07-01', 0],
    appliesFrom: [null, office.clock.now + 86_400_000],
    chosen: SCHEME.items.map(({ id }) => id),
    itemId: SCHEME.items.map(({ id }) => id),
    share: [10_000, 5_000],
    login: ['nobody', 'Somebody'],
    current: ['wrong horse battery'],
    password: ['wrong horse battery'],
    text: ['张', 'oy', THEIRS[0]?.phone, THEIRS[0]?.phone.slice(-4), THEIRS[1]?.idNumber, '%', '司徒'],
    file: FILES,
  }
}

const LIST = '楼栋,单元,楼层,房号,户型,建筑面积,备案单价,销售单价,底价单价\n1号楼,1,12,1203,B,89.53,19250,18650,16785\n'

/** What comes as a price list: sound, sound with a name that is not, and none at all. */
const FILES = [
  ...['一房一价表.csv', 'a\u0000b.csv', '\u202evsc.csv', `${'长'.repeat(199)}\u{1f600}.csv`, '../../x.csv'].map(
    (name) => new File([LIST], name),
  ),
  new File([new Uint8Array(64).fill(0xff)], '一房一价表.xlsx'),
  new File([], '空.xls'),
  aScan('凭证.jpg'),
]

/** Every floor price of the office, as figures are written in answers. Rule PRC-5. */
async function floorsIn(office: TestOffice): Promise<string[]> {
  const { manager } = await openRecords(office)
  const [prices, units] = [await manager.find(priceTable), await manager.find(unitTable)]
  const areas = new Map(units.map(({ id, area }) => [id, area]))
  const figures = prices.flatMap(({ unitId, floorUnitPrice }) => {
    if (floorUnitPrice === null) return []
    const total = Math.round((floorUnitPrice * (areas.get(unitId) ?? 0)) / 10_000) * 100
    return [String(floorUnitPrice), String(total), String(total / 100)]
  })
  return [...new Set(figures)]
}
