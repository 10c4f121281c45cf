import { groupBy } from '../../../shared/kernel/group'
import { isExpired } from '../../../shared/ledger/claim'
import { MOST_TIED } from '../../../shared/ledger/tie-contract'
import { type Check, type Found, REMEDY, remembered } from '../../examination/check'
import { faultOfNumbers } from '../../examination/gapless'
import { placesOf } from '../../examination/places'
import { byId, rowsOf } from '../../examination/rows'

const openTiesOf = remembered(async (exam) => (await rowsOf.ties(exam)).filter(({ endedAt }) => endedAt === null))

/** 房源, 加推, 绑定. Rules LED-6, LED-11. */
export const unitChecks: readonly Check[] = [
  {
    rule: 'LED-6',
    name: 'units.permit',
    remedy: '登记这栋楼的预售证；在那之前不要卖，也不要收款',
    run: async (exam) => {
      const { unit } = await placesOf(exam)
      const buildings = byId(await rowsOf.buildings(exam))
      return (await rowsOf.units(exam)).flatMap(({ id, buildingId, releasedFrom }): Found[] => {
        const isBarred = releasedFrom !== null && buildings.get(buildingId)?.permitId === null
        return isBarred ? [{ where: unit(id), what: '已经加推，楼栋却没有预售证' }] : []
      })
    },
  },
  {
    rule: 'LED-6',
    name: 'units.release',
    remedy: REMEDY.restore,
    run: async (exam) => {
      const { unit } = await placesOf(exam)
      const releases = byId(await rowsOf.releases(exam))
      return (await rowsOf.units(exam)).flatMap(({ id, projectId, releaseId, releasedFrom }): Found[] => {
        const release = releaseId === null ? null : releases.get(releaseId)
        const isSound =
          (release?.appliesFrom ?? null) === releasedFrom && (release?.projectId ?? projectId) === projectId
        return isSound ? [] : [{ where: unit(id), what: '加推的时间与它那一批的不同' }]
      })
    },
  },
  {
    rule: 'LED-6',
    name: 'units.batches',
    remedy: REMEDY.restore,
    run: async (exam) => {
      const { project } = await placesOf(exam)
      const counters = new Map(
        (await rowsOf.counters(exam)).map(({ scope, name, value }) => [`${scope} ${name}`, value]),
      )
      const releases = groupBy(await rowsOf.releases(exam), ({ projectId }) => projectId)
      const members = groupBy(await rowsOf.units(exam), ({ releaseId }) => releaseId ?? '')
      return (await rowsOf.projects(exam)).flatMap(({ id: projectId }): Found[] => {
        const own = releases.get(projectId) ?? []
        const fault = faultOfNumbers(
          own.map(({ number }) => number),
          counters.get(`${projectId} release`),
        )
        const odd = own.filter(({ id, units, at, appliesFrom }) => {
          return at > appliesFrom || units < (members.get(id)?.length ?? 0)
        })
        return [
          ...(fault === null ? [] : [{ where: project(projectId), what: `加推批次：${fault}` }]),
          ...odd.map(({ number }) => ({ where: project(projectId), what: `第 ${number} 批加推的套数或时间不对` })),
        ]
      })
    },
  },
  {
    rule: 'LED-8',
    name: 'units.facts',
    remedy: '导入一份改正后的价格表',
    run: async (exam) => {
      const { unit: place } = await placesOf(exam)
      const buildings = byId(await rowsOf.buildings(exam))
      return (await rowsOf.units(exam)).flatMap(({ id, projectId, buildingId, kind, area, innerArea }): Found[] => {
        if (buildings.get(buildingId)?.projectId !== projectId)
          return [{ where: place(id), what: '楼栋属于另一个项目' }]
        if (area === null && kind === 'home') return [{ where: place(id), what: '住宅没有建筑面积' }]
        const isSound = (area ?? 1) > 0 && (innerArea === null || (innerArea > 0 && innerArea <= (area ?? innerArea)))
        return isSound ? [] : [{ where: place(id), what: '套内面积大于建筑面积，或面积不大于零' }]
      })
    },
  },
  {
    rule: 'LED-11',
    name: 'ties.kinds',
    remedy: '在房源页解除绑定，再绑到正确的住宅',
    run: async (exam) => {
      const { unit: place } = await placesOf(exam)
      const units = byId(await rowsOf.units(exam))
      const open = await openTiesOf(exam)
      const wrong = open.filter(({ unitId, homeId, projectId }) => {
        const [unit, home] = [units.get(unitId), units.get(homeId)]
        const isAtHome = unit?.projectId === projectId && home?.projectId === projectId
        return !isAtHome || unit.kind === 'home' || home.kind !== 'home'
      })
      const full = [...groupBy(open, ({ homeId }) => homeId)].filter(([, own]) => own.length > MOST_TIED)
      return [
        ...wrong.map(({ unitId }) => ({ where: place(unitId), what: '绑定的不是同一项目的车位（储藏室）与住宅' })),
        ...full.map(([homeId, own]) => ({
          where: place(homeId),
          what: `绑定了 ${own.length} 个，最多 ${MOST_TIED} 个`,
        })),
      ]
    },
  },
  {
    rule: 'LED-11',
    name: 'ties.twice',
    remedy: '在房源页解除绑定，再绑到正确的住宅',
    run: async (exam) => {
      const { unit } = await placesOf(exam)
      return [...groupBy(await openTiesOf(exam), ({ unitId }) => unitId)].flatMap(([unitId, ties]): Found[] =>
        ties.length > 1 ? [{ where: unit(unitId), what: `同时绑定在 ${ties.length} 套住宅上` }] : [],
      )
    },
  },
  {
    rule: 'LED-11',
    name: 'ties.ended',
    remedy: REMEDY.restore,
    run: async (exam) => {
      const { unit } = await placesOf(exam)
      return (await rowsOf.ties(exam)).flatMap(({ unitId, since, endedAt, endedBy }): Found[] => {
        const isSound = (endedAt === null) === (endedBy === null) && (endedAt === null || endedAt >= since)
        return isSound ? [] : [{ where: unit(unitId), what: '绑定的解除没有人或时间不对' }]
      })
    },
  },
  {
    rule: 'LED-11',
    name: 'ties.together',
    remedy: REMEDY.holdSale,
    run: async (exam) => {
      const { unit } = await placesOf(exam)
      const live = (await rowsOf.claims(exam)).filter((claim) => claim.closedAt === null && !isExpired(claim, exam.now))
      const holds = new Map(
        live.map(({ unitId, ticketId, kind, since, until }) => [unitId, `${ticketId} ${kind} ${since} ${until}`]),
      )
      return (await openTiesOf(exam)).flatMap(({ unitId, homeId }): Found[] =>
        holds.get(unitId) === holds.get(homeId)
          ? []
          : [{ where: unit(unitId), what: `没有与绑定的 ${unit(homeId)} 一起占用` }],
      )
    },
  },
]
