import { count, day, id, instant, refersTo, table, text } from '../../database/columns'

export type ProjectRow = { id: string; name: string; createdAt: number }
export const projectTable = table<ProjectRow>(
  'project',
  { id: id(), name: text(), createdAt: instant() },
  { indices: [{ name: 'IDX_project_name', columns: ['name'], unique: true }] },
)

/** A setting of a project that is not at its default; `value` is JSON. */
export type ProjectSettingRow = { projectId: string; name: string; value: string }
export const projectSettingTable = table<ProjectSettingRow>(
  'projectSetting',
  { projectId: text({ primary: true }), name: text({ primary: true }), value: text() },
  { foreignKeys: [refersTo('projectSetting', 'projectId', 'project')] },
)

/** 预售许可证. */
export type PermitRow = {
  id: string
  projectId: string
  number: string
  issuedOn: string
  recordedAt: number
  recordedBy: string
}
export const permitTable = table<PermitRow>(
  'permit',
  { id: id(), projectId: text(), number: text(), issuedOn: day(), recordedAt: instant(), recordedBy: text() },
  {
    foreignKeys: [refersTo('permit', 'projectId', 'project')],
    indices: [{ name: 'IDX_permit_number', columns: ['projectId', 'number'], unique: true }],
  },
)

/** 楼栋, in the order the price list first named it. */
export type BuildingRow = { id: string; projectId: string; name: string; position: number; permitId: string | null }
export const buildingTable = table<BuildingRow>(
  'building',
  { id: id(), projectId: text(), name: text(), position: count(), permitId: text({ nullable: true }) },
  {
    foreignKeys: [refersTo('building', 'projectId', 'project'), refersTo('building', 'permitId', 'permit')],
    indices: [{ name: 'IDX_building_name', columns: ['projectId', 'name'], unique: true }],
  },
)
