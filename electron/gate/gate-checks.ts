import { z } from 'zod'
import { NUMBERED_KINDS } from '../../shared/backup/restored'
import { HOUR } from '../../shared/kernel/day'
import { type Check, type Found, REMEDY } from '../examination/check'
import { parsedJson } from '../examination/history'
import { placesOf } from '../examination/places'
import { byId, rowsOf } from '../examination/rows'
import { openSealed } from '../examination/sealed'
import { auditChecks } from './audit-checks'
import { ANSWER_TIME, answerKey, OFFICE_SCOPE } from './request'
import { sealChecks } from './seal-checks'
import { SESSION_TIME } from './session'

/** The counters the office draws; those of documents carry their day. */
const COUNTERS = new RegExp(
  `^(audit|change|scheme|release|priceVersion|(${NUMBERED_KINDS.join('|')}) \\d{4}-\\d{2}-\\d{2})$`,
)

/** 操作记录, 计数器, 已答请求, 登录: what every command leaves behind. Rules SEC-1, SEC-2, SEC-3. */
export const gateChecks: readonly Check[] = [
  ...auditChecks,
  ...sealChecks,
  {
    rule: 'LED-3',
    name: 'counters.known',
    remedy: REMEDY.tampered,
    run: async (exam) => {
      const { scope: place } = await placesOf(exam)
      const scopes = new Set([OFFICE_SCOPE, ...(await rowsOf.projects(exam)).map(({ id }) => id)])
      return (await rowsOf.counters(exam)).flatMap(({ scope, name, value }): Found[] => {
        const isKnown = scopes.has(scope) && COUNTERS.test(name) && value > 0
        return isKnown ? [] : [{ where: place(scope), what: `计数器「${name}」的项目、名称或数值（${value}）不对` }]
      })
    },
  },
  {
    rule: 'SEC-3',
    name: 'answers.sealed',
    remedy: REMEDY.tampered,
    run: async (exam) => {
      const { person } = await placesOf(exam)
      return (await rowsOf.answers(exam)).flatMap((row): Found[] => {
        const { fault, plain } = openSealed(exam, 'requestAnswer.answer', answerKey(row), row.answer)
        const isJson = plain === null || parsedJson(z.json(), plain) !== null || plain === 'null'
        const what = fault ?? (isJson ? null : '读不出来')
        return what === null ? [] : [{ where: person(row.personId), what: `一条留存的答复${what}` }]
      })
    },
  },
  {
    rule: 'SEC-2',
    name: 'answers.audited',
    remedy: REMEDY.tampered,
    run: async (exam) => {
      const { person } = await placesOf(exam)
      const audit = await rowsOf.audit(exam)
      const noted = new Set(audit.map(({ personId, requestId }) => `${personId} ${requestId}`))
      return (await rowsOf.answers(exam)).flatMap(({ personId, requestId, at }): Found[] => {
        const isSound = noted.has(`${personId} ${requestId}`) && at <= exam.now
        return isSound ? [] : [{ where: person(personId), what: `留存的答复 ${requestId} 没有对应的操作记录` }]
      })
    },
  },
  {
    rule: 'SEC-2',
    name: 'answers.kept',
    remedy: REMEDY.tampered,
    run: async (exam) => {
      const { person } = await placesOf(exam)
      const kept = new Set((await rowsOf.answers(exam)).map(({ personId, requestId }) => `${personId} ${requestId}`))
      // Another PC's clock may run ahead by a little.
      const since = exam.now - ANSWER_TIME + HOUR
      return (await rowsOf.audit(exam)).flatMap(({ at, outcome, personId, requestId }): Found[] => {
        const isKept = outcome !== 'done' || personId === null || requestId === null || at < since
        if (isKept || kept.has(`${personId} ${requestId}`)) return []
        return [{ where: person(personId), what: `操作 ${requestId} 的答复没有留存：再发一次会被当作新的操作` }]
      })
    },
  },
  {
    rule: 'SEC-1',
    name: 'sessions.times',
    remedy: '让这个人退出并重新登录，或停用再启用其账号',
    run: async (exam) => {
      const { person } = await placesOf(exam)
      return (await rowsOf.sessions(exam)).flatMap(({ id, personId, createdAt, expiresAt, endedAt }): Found[] => {
        const lasts = expiresAt - createdAt
        const isSound =
          /^[\w-]{43}$/.test(id) && lasts > 0 && lasts <= SESSION_TIME && (endedAt === null || endedAt >= createdAt)
        return isSound ? [] : [{ where: person(personId), what: '一次登录的编号或起止时间不对' }]
      })
    },
  },
  {
    rule: 'SEC-1',
    name: 'sessions.active',
    remedy: '由管理员把这个账号启用后再停用一次，登录随之结束',
    run: async (exam) => {
      const { person } = await placesOf(exam)
      const people = byId(await rowsOf.people(exam))
      return (await rowsOf.sessions(exam)).flatMap(({ personId, endedAt }): Found[] => {
        const isOpen = endedAt === null && people.get(personId)?.isActive === false
        return isOpen ? [{ where: person(personId), what: '账号已停用，登录却还开着' }] : []
      })
    },
  },
]
