import { canonicalJson } from '../../../shared/kernel/canonical'
import { dayOf, daySchema } from '../../../shared/kernel/day'
import { groupBy } from '../../../shared/kernel/group'
import { areLimitsInOrder, DEFAULT_SETTINGS, settingsSchema } from '../../../shared/project/settings'
import { type Check, type Found, REMEDY } from '../../examination/check'
import { parsedJson, settingsOf } from '../../examination/history'
import { placesOf } from '../../examination/places'
import { byId, rowsOf } from '../../examination/rows'

/** 项目, 预售许可证, 设置. Rules LED-6, SUB-5, PRC-5. */
export const projectChecks: readonly Check[] = [
  {
    rule: 'SUB-5',
    name: 'project.permits',
    remedy: '核对预售证原件；楼栋在证到手之前不要卖，也不要收款',
    run: async (exam) => {
      const { project } = await placesOf(exam)
      const permits = byId(await rowsOf.permits(exam))
      const dated = [...permits.values()].flatMap(({ projectId, number, issuedOn, recordedAt }): Found[] => {
        const isDated = daySchema.safeParse(issuedOn).success && issuedOn <= dayOf(recordedAt)
        return isDated ? [] : [{ where: project(projectId), what: `预售证 ${number} 的发证日期晚于登记的那天` }]
      })
      const owned = (await rowsOf.buildings(exam)).flatMap(({ projectId, name, permitId }): Found[] => {
        const permit = permitId === null ? null : permits.get(permitId)
        if (!permit || permit.projectId === projectId) return []
        return [{ where: project(projectId), what: `${name} 的预售证 ${permit.number} 是另一个项目的` }]
      })
      return [...dated, ...owned]
    },
  },
  {
    rule: 'SEC-2',
    name: 'project.settings',
    remedy: `在设置页重新填写；${REMEDY.tampered}`,
    run: async (exam) => {
      const { project } = await placesOf(exam)
      const noted = await settingsOf(exam)
      const set = groupBy(await rowsOf.settings(exam), ({ projectId }) => projectId)
      return (await rowsOf.projects(exam)).flatMap(({ id }): Found[] => {
        const own = Object.fromEntries((set.get(id) ?? []).map(({ name, value }) => [name, value]))
        const text = `{${Object.entries(own).map(([name, value]) => `${JSON.stringify(name)}:${value}`)}}`
        const settings = parsedJson(settingsSchema.partial(), text)
        const whole = settings && { ...DEFAULT_SETTINGS, ...settings }
        if (!whole || !areLimitsInOrder(whole)) return [{ where: project(id), what: '设置读不出来，或权限高低颠倒' }]
        const isNoted = noted(id, exam.now).some((one) => canonicalJson(one) === canonicalJson(whole))
        return isNoted ? [] : [{ where: project(id), what: '设置与操作记录里最后一次修改不同' }]
      })
    },
  },
]
