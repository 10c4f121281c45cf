import { isTrialNumber } from '../../../shared/kernel/serial'
import { type Check, type Found, REMEDY } from '../../examination/check'
import { parsedJson, STARTED_OVER } from '../../examination/history'
import { placesOf } from '../../examination/places'
import { rowsOf } from '../../examination/rows'
import { standingOf } from '../project/tables'
import { passedSchema } from './opening'

/** 试运行: what is made in it carries its sign, and nothing of it is left when it ends. Rule LED-3. */
export const openingChecks: readonly Check[] = [
  {
    rule: 'LED-3',
    name: 'trial.numbers',
    remedy: REMEDY.holdDeal,
    run: async (exam) => {
      const places = await placesOf(exam)
      const trials = new Set(
        (await rowsOf.projects(exam)).filter((row) => standingOf(row) !== 'good').map(({ id }) => id),
      )
      const documents = [
        ...(await rowsOf.tickets(exam)).map((row) => ({ ...row, what: '房号单' })),
        ...(await rowsOf.specials(exam)).map((row) => ({ ...row, what: '特批' })),
      ]
      return documents.flatMap(({ projectId, number, what }): Found[] => {
        if (number === null || isTrialNumber(number) === trials.has(projectId)) return []
        const kind = trials.has(projectId) ? '试运行的项目里没有「试」' : '正式的项目里有「试」'
        return [{ where: places.project(projectId), what: `${what} ${number}：${kind}` }]
      })
    },
  },
  {
    rule: 'LED-1',
    name: 'trial.setAside',
    remedy: REMEDY.tampered,
    run: async (exam) => {
      const { ticket } = await placesOf(exam)
      const setAside = new Map(
        (await rowsOf.projects(exam)).flatMap(({ id, setAsideAt }) => (setAsideAt === null ? [] : [[id, setAsideAt]])),
      )
      return (await rowsOf.claims(exam)).flatMap(({ projectId, ticketId, until, closedAt }): Found[] => {
        const at = setAside.get(projectId)
        if (at === undefined || ticketId === null) return []
        // One that had run out before stands as it was. Rule LED-4.
        const isOver = closedAt !== null ? closedAt <= at : until !== null && until <= at
        return isOver ? [] : [{ where: ticket(ticketId), what: '试运行已重新开始，这张单却还占着房' }]
      })
    },
  },
  {
    rule: 'SEC-2',
    name: 'trial.follows',
    remedy: REMEDY.tampered,
    run: async (exam) => {
      const { project } = await placesOf(exam)
      const projects = await rowsOf.projects(exam)
      const begun = new Set(
        (await rowsOf.audit(exam))
          .filter(({ call, outcome }) => call === STARTED_OVER && outcome === 'done')
          .map(({ scope, subject }) => `${scope} ${subject}`),
      )
      return projects.flatMap((row): Found[] => {
        const { id, follows, passedSteps } = row
        const followers = projects.filter((other) => other.follows === id)
        const isFollowed = followers.length === (row.setAsideAt === null ? 0 : 1)
        const isNoted = followers.every((follower) => begun.has(`${id} ${follower.id}`))
        const isKnown = follows === null || projects.some((other) => other.id === follows)
        const isReadable = passedSteps === null || parsedJson(passedSchema, passedSteps) !== null
        if (isFollowed && isNoted && isKnown && isReadable) return []
        return [{ where: project(id), what: '试运行、重新开始与操作记录对不上' }]
      })
    },
  },
]
