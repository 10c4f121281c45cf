import { dayOf, HOUR, MINUTE } from '../../shared/kernel/day'
import { isRefusal } from '../../shared/kernel/refusal'
import type { UnitDetail } from '../../shared/ledger/contract'
import type { TicketForm } from '../../shared/ledger/ticket-contract'
import { quote } from '../../shared/pricing/price'
import type { Office } from '../office'
import { clientOf, ordered } from './office-client'

type DemoBuyer = { name: string; phone: string; idNumber: string; address: string }

export type DemoTicket = {
  consultant: string
  unit: string
  paymentMethod: TicketForm['paymentMethod']
  chosen: string[]
  buyers: DemoBuyer[]
  remarks?: string
  ends: 'draft' | 'submitted' | 'approved' | 'rejected' | 'withdrawn' | 'expired' | 'extended'
}

const zhang = {
  name: '张伟明',
  phone: '13800006625',
  idNumber: '330106198803072814',
  address: '江城市 滨江区 江南大道 18 号',
}
const liu = { name: '刘晓燕', phone: '13900000182', idNumber: '', address: '江城市 滨江区 江南大道 18 号' }
const shen = { name: '沈佳怡', phone: '13700003341', idNumber: '', address: '江城市 上城区 庆春路 201 号' }
const xu = { name: '许文斌', phone: '13600007728', idNumber: '', address: '江城市 西湖区 文三路 90 号' }
const he = { name: '贺明远', phone: '13500001946', idNumber: '', address: '江城市 拱墅区 莫干山路 55 号' }
const tang = { name: '唐雨欣', phone: '13400005063', idNumber: '', address: '江城市 余杭区 文一西路 998 号' }
const ma = { name: '马俊杰', phone: '15800004417', idNumber: '', address: '江城市 萧山区 市心路 300 号' }
const luo = { name: '罗思琪', phone: '15900008852', idNumber: '', address: '江城市 钱塘区 金沙大道 12 号' }

/** A day of an office before today: tickets that ended in every way, and some that still run. */
export const DEMO_TICKETS: DemoTicket[] = [
  {
    consultant: 'wanglin',
    unit: '1-1-0803',
    paymentMethod: 'mortgage',
    chosen: ['mortgage', 'on-time'],
    buyers: [shen],
    ends: 'expired',
  },
  {
    consultant: 'chensiyuan',
    unit: '1-2-0501',
    paymentMethod: 'oneOff',
    chosen: ['one-off'],
    buyers: [xu],
    ends: 'rejected',
  },
  {
    consultant: 'zhouting',
    unit: '2-1-0602',
    paymentMethod: 'mortgage',
    chosen: ['mortgage'],
    buyers: [he],
    ends: 'withdrawn',
  },
  {
    consultant: 'lijianguo',
    unit: '1-1-1102',
    paymentMethod: 'oneOff',
    chosen: ['one-off', 'on-time', 'amount'],
    buyers: [tang],
    ends: 'approved',
  },
  {
    consultant: 'wanglin',
    unit: '2-1-0903',
    paymentMethod: 'mortgage',
    chosen: ['mortgage', 'on-time'],
    buyers: [ma],
    ends: 'extended',
  },
  {
    consultant: 'lijianguo',
    unit: '1-1-1203',
    paymentMethod: 'oneOff',
    chosen: ['one-off', 'on-time', 'referral', 'amount'],
    buyers: [zhang, liu],
    remarks: '希望一周内签约，需看车位。',
    ends: 'draft',
  },
]

/** Written at every start when none runs, since a submitted ticket holds its home for half an hour only. */
const RUNNING: DemoTicket[] = [
  {
    consultant: 'wanglin',
    unit: '1-1-1502',
    paymentMethod: 'oneOff',
    chosen: ['one-off', 'on-time', 'referral'],
    buyers: [shen],
    ends: 'submitted',
  },
  {
    consultant: 'chensiyuan',
    unit: '1-2-1102',
    paymentMethod: 'mortgage',
    chosen: ['mortgage', 'on-time', 'amount'],
    buyers: [luo],
    ends: 'submitted',
  },
  {
    consultant: 'zhouting',
    unit: '2-1-0701',
    paymentMethod: 'instalments',
    chosen: ['on-time'],
    buyers: [he],
    ends: 'approved',
  },
]

/** Keeps some tickets running whenever the demonstration is opened. */
export async function keepTicketsRunning(office: Office, password: string): Promise<void> {
  const manager = clientOf(office)
  await manager.staff.signIn(ordered({ login: 'manager', password }))
  const [project] = await manager.project.list()
  if (!project) return
  const waiting = await manager.ledger.tickets.list({ projectId: project.id, states: ['submitted'] })
  if (waiting.length === 0) await writeTickets(office, project.id, RUNNING, password, () => {})
}

/** Writes tickets as their consultants and the manager would. */
export async function writeTickets(
  office: Office,
  projectId: string,
  tickets: readonly DemoTicket[],
  password: string,
  wait: (ms: number) => void,
): Promise<void> {
  const manager = clientOf(office)
  await manager.staff.signIn(ordered({ login: 'manager', password }))
  const board = await manager.ledger.board({ projectId })
  for (const ticket of tickets) {
    const place = board.units.number.indexOf(ticket.unit)
    const unitId = board.units.id[place]
    // A home the visitor has meanwhile put a ticket on is left to them.
    if (!unitId || (await manager.ledger.unit({ projectId, unitId })).claim) continue
    const consultant = clientOf(office)
    await consultant.staff.signIn(ordered({ login: ticket.consultant, password }))
    const home = await consultant.ledger.unit({ projectId, unitId })
    const tied = await Promise.all(home.tied.map((one) => consultant.ledger.unit({ projectId, unitId: one.unitId })))
    const units = [home, ...tied]
    const form = formOf(ticket, units)
    if (ticket.ends === 'draft') {
      await consultant.ledger.tickets.save(ordered({ projectId, draft: null, form }))
      continue
    }
    const expectedTotal = totalOf(units, form, board.now)
    const submitted = await consultant.ledger.tickets.submit(ordered({ projectId, draft: null, form, expectedTotal }))
    wait(7 * MINUTE)
    const named = { projectId, ticketId: submitted.id, version: submitted.version }
    switch (ticket.ends) {
      case 'submitted':
        break
      case 'expired':
        wait(HOUR)
        break
      case 'rejected':
        await manager.ledger.tickets.reject(ordered({ ...named, reason: '买方资料与证件不符' }))
        break
      case 'withdrawn':
        await consultant.ledger.tickets.withdraw(ordered({ ...named, reason: '客户改看 3 号楼' }))
        break
      case 'approved':
        await manager.ledger.tickets.approve(ordered(named))
        break
      case 'extended': {
        const approved = await manager.ledger.tickets.approve(ordered(named))
        const reason = '客户出差，后天来签'
        await manager.ledger.tickets.extend(ordered({ ...named, version: approved.version, reason }))
        break
      }
    }
    wait(11 * MINUTE)
  }
}

/** The form for a home and what is tied to it; parking spaces have the scheme's item for them. Rule LED-11. */
function formOf({ chosen, paymentMethod, buyers, remarks }: DemoTicket, units: readonly UnitDetail[]): TicketForm {
  const share = Math.floor(10_000 / buyers.length)
  return {
    lines: units.map(({ id, kind }) => ({
      unitId: id,
      chosen: kind === 'home' ? chosen : kind === 'parking' ? ['parking'] : [],
      evidence:
        kind === 'home' && chosen.includes('referral') ? [{ itemId: 'referral', note: '推荐人 陈国华 1-2-0802' }] : [],
    })),
    paymentMethod,
    buyers: buyers.map((buyer, index) => ({
      kind: 'new',
      ...buyer,
      idKind: 'resident',
      relation: index === 0 ? 'main' : 'spouse',
      share: index === 0 ? 10_000 - share * (buyers.length - 1) : share,
    })),
    remarks: remarks ?? '',
    hasConsent: true,
  }
}

/** The total a page would show before submitting. */
function totalOf(units: readonly UnitDetail[], form: TicketForm, now: number): number {
  return units.reduce((sum, unit, index) => sum + totalOfLine(unit, form.lines[index], form.paymentMethod, now), 0)
}

function totalOfLine(
  unit: UnitDetail,
  line: TicketForm['lines'][number] | undefined,
  paymentMethod: TicketForm['paymentMethod'],
  now: number,
): number {
  if (!unit.price || !unit.scheme || !line) throw new Error(`${unit.number} has no price`)
  const quoted = quote({
    area: unit.area,
    list: unit.price.list,
    filed: unit.price.filed,
    floor: null,
    scheme: unit.scheme.scheme,
    facts: {
      paymentMethod,
      day: dayOf(now),
      today: dayOf(now),
      building: unit.building,
      type: unit.type,
      kind: unit.kind,
      area: unit.area,
      evidence: line.evidence.map((shown) => shown.itemId),
    },
    chosenIds: line.chosen,
  })
  if (isRefusal(quoted)) throw new Error(`${unit.number}: ${quoted.refused}`)
  return quoted.breakdown.total
}
