import { z } from 'zod'
import { formatInstant } from '../../shared/kernel/day'
import { groupBy } from '../../shared/kernel/group'
import { type Check, type Examined, type Found, REMEDY, remembered } from '../examination/check'
import { parsedJson, STARTED_OVER, startedOverSchema } from '../examination/history'
import { placesOf } from '../examination/places'
import { rowsOf } from '../examination/rows'
import { AUDIT_COUNTER, brokenLinkIn } from './audit'
import { CLOCK_SLACK } from './clock'
import { CHANGE_COUNTER } from './command'
import { OFFICE_SCOPE } from './request'
import type { AuditRow } from './tables'

/** What is wrong with the PC the data lies on, and not with the data. */
export const CLOCK_CHECK = 'audit.future'

const chainsOf = remembered(async (exam) => groupBy(await rowsOf.audit(exam), ({ scope }) => scope))

const lengthsOf = remembered(async (exam) => {
  const counters = (await rowsOf.counters(exam)).filter(({ name }) => name === AUDIT_COUNTER)
  return new Map(counters.map(({ scope, value }) => [scope, value]))
})

/** 操作记录: the chain holds, is as long as was kept, and covers what was done. Rule SEC-2. */
export const auditChecks: readonly Check[] = [
  {
    rule: 'SEC-2',
    name: 'audit.chain',
    remedy: REMEDY.tampered,
    run: async (exam) => {
      const { scope: place } = await placesOf(exam)
      return [...(await chainsOf(exam))].flatMap(([scope, links]): Found[] => {
        const broken = brokenLinkIn(links, exam.personal)
        return broken === null ? [] : [{ where: place(scope), what: `操作记录的链在第 ${broken} 条断开` }]
      })
    },
  },
  {
    rule: 'SEC-2',
    name: 'audit.length',
    remedy: REMEDY.tampered,
    run: async (exam) => {
      const [{ scope: place }, chains, lengths] = [await placesOf(exam), await chainsOf(exam), await lengthsOf(exam)]
      return [...new Set([...chains.keys(), ...lengths.keys()])].flatMap((scope): Found[] => {
        const [links, length] = [chains.get(scope)?.length ?? 0, lengths.get(scope) ?? 0]
        if (links === length) return []
        return [{ where: place(scope), what: `操作记录有 ${links} 条，应有 ${length} 条` }]
      })
    },
  },
  {
    rule: 'LED-4',
    name: 'audit.time',
    remedy: '检查电脑的时钟；记录里的先后以编号为准',
    run: async (exam) => {
      const { scope: place } = await placesOf(exam)
      return [...(await chainsOf(exam))].flatMap(([scope, links]): Found[] => {
        const early = links.find((link, index) => link.at < (links[index - 1]?.at ?? 0))
        return early ? [{ where: place(scope), what: `第 ${early.number} 条操作记录早于它前面的一条` }] : []
      })
    },
  },
  {
    rule: 'LED-4',
    name: CLOCK_CHECK,
    remedy:
      '核对这台电脑的时钟：慢了就调准。时钟没错，就是以前有人把它调快过：案场时间接着最后一次操作往前走，数据不会丢，单据上的日期会偏晚；要改回来，恢复调快之前的备份',
    run: async ({ now, pcTime }) =>
      now - pcTime > CLOCK_SLACK
        ? [
            {
              where: '全案场',
              what: `操作记录到 ${formatInstant(now)} 为止，比这台电脑的时钟（${formatInstant(pcTime)}）晚`,
            },
          ]
        : [],
  },
  {
    rule: 'SEC-2',
    name: 'audit.known',
    remedy: REMEDY.tampered,
    run: async (exam) => {
      const places = await placesOf(exam)
      const scopes = new Set([OFFICE_SCOPE, ...(await rowsOf.projects(exam)).map(({ id }) => id)])
      const people = new Set((await rowsOf.people(exam)).map(({ id }) => id))
      return (await rowsOf.audit(exam)).flatMap(({ scope, number, personId, outcome }): Found[] => {
        const isKnown = scopes.has(scope) && (personId === null || people.has(personId)) && OUTCOMES.has(outcome)
        return isKnown ? [] : [{ where: places.scope(scope), what: `第 ${number} 条操作记录的项目、人员或结果不存在` }]
      })
    },
  },
  {
    rule: 'SEC-2',
    name: 'audit.covers',
    remedy: REMEDY.tampered,
    run: async (exam) => {
      const { scope: place } = await placesOf(exam)
      const noted = new Set((await doneOf(exam)).map(({ call, subject }) => `${call} ${subject}`))
      return (await bornRows(exam)).flatMap(({ scope, what, subject, calls }): Found[] => {
        const isNoted = calls.some((call) => noted.has(`${call} ${subject}`))
        return isNoted ? [] : [{ where: place(scope), what: `${what}没有操作记录` }]
      })
    },
  },
  {
    rule: 'SEC-2',
    name: 'audit.tickets',
    remedy: REMEDY.tampered,
    run: async (exam) => {
      const { ticket } = await placesOf(exam)
      const noted = tally((await doneOf(exam)).flatMap(ticketStepsOf))
      const events = await rowsOf.events(exam)
      const signed = tally(
        events.flatMap(({ ticketId, event, byId, at }) =>
          event === 'expire' ? [] : [`${ticketId} ${event} ${byId} ${at}`],
        ),
      )
      return [...new Set([...noted.keys(), ...signed.keys()])].flatMap((step): Found[] => {
        if (noted.get(step) === signed.get(step)) return []
        const [ticketId = '', event] = step.split(' ')
        return [{ where: ticket(ticketId), what: `历史里的「${event}」与操作记录对不上` }]
      })
    },
  },
  {
    rule: 'SEC-2',
    name: 'audit.changes',
    remedy: '重新启动程序，让各台电脑重新取销控图；仍不对时用备份恢复',
    run: async (exam) => {
      const { project } = await placesOf(exam)
      const counters = (await rowsOf.counters(exam)).filter(({ name }) => name === CHANGE_COUNTER)
      const done = groupBy(await doneOf(exam), ({ scope }) => scope)
      const drawn = new Map(counters.map(({ scope, value }) => [scope, value]))
      return (await rowsOf.projects(exam)).flatMap(({ id }): Found[] => {
        const rows = done.get(id) ?? []
        const least = rows.filter((row) => ticketStepsOf(row).length > 0).length
        const changes = drawn.get(id) ?? 0
        if (changes >= least && changes <= rows.length) return []
        return [{ where: project(id), what: `变更编号是 ${changes}，应在 ${least} 与 ${rows.length} 之间` }]
      })
    },
  },
  {
    rule: 'SEC-2',
    name: 'audit.masked',
    remedy: '操作记录不可改：把这份数据目录当作含有完整号码的资料保管，并告知开发方',
    run: async (exam) => {
      const { scope: place } = await placesOf(exam)
      const numbers = await numbersOf(exam)
      if (numbers.size === 0) return []
      return (await rowsOf.audit(exam)).flatMap((row): Found[] => {
        const isPlain = textsOf(row).some((text) => (text.match(NUMBERS) ?? []).some((run) => numbers.has(run)))
        return isPlain ? [{ where: place(row.scope), what: `第 ${row.number} 条操作记录里有完整的手机号或证件号` }] : []
      })
    },
  },
]

const OUTCOMES: ReadonlySet<string> = new Set(['done', 'refused', 'denied'] satisfies AuditRow['outcome'][])

const doneOf = remembered(async (exam) => (await rowsOf.audit(exam)).filter(({ outcome }) => outcome === 'done'))

/** The calls by which a ticket becomes a subscription, and how their links name it. Rule SUB-1. */
const DEALS_MADE: ReadonlySet<string> = new Set(['receipts.takeDeposit', 'subscription.exchange'])
const subscribedSchema = z.looseObject({ subscribed: z.string() })

/** What the record says was done to tickets, as their history says it: which, what, by whom, when. */
function ticketStepsOf({ call, subject, personId, at, after }: AuditRow): string[] {
  if (call === STARTED_OVER) {
    const withdrawn = parsedJson(startedOverSchema, after)?.withdrawn ?? []
    return withdrawn.map((ticketId) => `${ticketId} withdraw ${personId} ${at}`)
  }
  const subscribed = DEALS_MADE.has(call) ? parsedJson(subscribedSchema, after)?.subscribed : undefined
  if (subscribed !== undefined) return [`${subscribed} subscribe ${personId} ${at}`]
  const event = /^ledger\.tickets\.(submit|amend|approve|reject|extend|withdraw)$/.exec(call)?.[1]
  return event === undefined ? [] : [`${subject} ${event} ${personId} ${at}`]
}

function tally(texts: readonly string[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1)
  return times
}

type Born = { scope: string; what: string; subject: string; calls: readonly string[] }

/** What there is, and the commands one of which must have made it. */
async function bornRows(exam: Examined): Promise<Born[]> {
  const [releases, permits, specials] = [
    await rowsOf.releases(exam),
    await rowsOf.permits(exam),
    await rowsOf.specials(exam),
  ]
  return [
    ...(await rowsOf.people(exam)).map(({ id }) => born(OFFICE_SCOPE, '一个账号', id, ['staff.setUp', 'staff.add'])),
    ...(await rowsOf.projects(exam)).map(({ id }) => born(id, '项目', id, ['project.create', STARTED_OVER])),
    ...releases.map(({ projectId, id, number }) => born(projectId, `第 ${number} 批加推`, id, ['ledger.release'])),
    ...permits.map(({ projectId, id, number }) => born(projectId, `预售证 ${number} `, id, ['project.recordPermit'])),
    ...specials.map(({ projectId, id, number }) => born(projectId, `特批 ${number} `, id, ['ledger.specials.apply'])),
    ...(await rowsOf.tickets(exam)).map(({ projectId, id, number }) =>
      born(projectId, number === null ? '一张草稿' : `房号单 ${number} `, id, [
        'ledger.tickets.save',
        'ledger.tickets.submit',
      ]),
    ),
    ...(await rowsOf.subscriptions(exam)).map(({ projectId, id, number }) =>
      born(projectId, `认购 ${number} `, id, ['subscription.begin']),
    ),
    ...(await rowsOf.receipts(exam)).map(({ projectId, subscriptionId, number }) =>
      born(projectId, `收据 ${number} `, subscriptionId, ['receipts.takeDeposit']),
    ),
    ...(await rowsOf.priceVersions(exam)).map(({ projectId, uploadId, number }) =>
      born(projectId, `第 ${number} 版价格`, uploadId, ['ledger.importPriceList']),
    ),
    ...(await rowsOf.schemes(exam)).flatMap(({ projectId, id, number }) =>
      number === 1 ? [] : born(projectId, `第 ${number} 版优惠方案`, id, ['pricing.saveScheme']),
    ),
  ]
}

function born(scope: string, what: string, subject: string, calls: readonly string[]): Born {
  return { scope, what, subject, calls }
}

/** Every phone and ID number the office has, where its key is at hand. */
const numbersOf = remembered(async (exam) => {
  const { personal, keyId } = exam
  if (personal?.keyId !== keyId) return new Set<string>()
  const numbers = new Set<string>()
  const learn = (
    field: 'person.phone' | 'person.idNumber' | 'customer.phone' | 'customer.idNumber',
    row: string,
    sealed: string | null,
  ) => {
    try {
      if (sealed !== null && personal) numbers.add(personal.decrypt(field, row, sealed))
    } catch {
      // What cannot be opened is a finding of the room it lies in.
    }
  }
  for (const { id, phone, idNumber } of await rowsOf.people(exam)) {
    learn('person.phone', id, phone)
    learn('person.idNumber', id, idNumber)
  }
  for (const { id, phone, idNumber } of await rowsOf.customers(exam)) {
    learn('customer.phone', id, phone)
    learn('customer.idNumber', id, idNumber)
  }
  return numbers
})

const NUMBERS = /\+?\d{8,17}[\dX]/g

const noteSchema = z.record(z.string(), z.unknown())

/** What the office itself writes into a row; a reason is the words of whoever gave it. */
function textsOf({ subject, before, after }: AuditRow): string[] {
  const notes = [before, after].flatMap((note) => {
    const parsed = parsedJson(noteSchema, note)
    if (parsed === null) return note === null ? [] : [note]
    const { reason: _said, liftReason: _lifted, ...written } = parsed
    return [JSON.stringify(written)]
  })
  return [subject ?? '', ...notes]
}
