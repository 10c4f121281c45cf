import { OFFICE_SCOPE } from '../gate/request'
import { remembered } from './check'
import { byId, rowsOf } from './rows'

/** How a finding says where it is: project, home number, ticket number; never whose it is. */
export const placesOf = remembered(async (exam) => {
  const [projects, units, tickets] = [
    byId(await rowsOf.projects(exam)),
    byId(await rowsOf.units(exam)),
    byId(await rowsOf.tickets(exam)),
  ]
  const project = (id: string) => projects.get(id)?.name ?? `项目 ${id}`
  const unit = (id: string) => {
    const found = units.get(id)
    return found ? `${project(found.projectId)} ${found.number}` : `房源 ${id}`
  }
  const ticket = (id: string) => {
    const found = tickets.get(id)
    if (!found) return `房号单 ${id}`
    return found.number ? `${project(found.projectId)} ${found.number}` : `${unit(found.unitId)} 的草稿 ${id}`
  }
  return {
    project,
    unit,
    ticket,
    /** 操作记录 of a project, or of the office itself. */
    scope: (id: string) => (id === OFFICE_SCOPE ? '全案场' : project(id)),
    person: (id: string) => `账号 ${id}`,
  }
})
