import { count, day, id, instant, refersTo, table, text } from '../../database/columns'

/**
 * 项目. `trialSince` is when its 试运行 began, null where it never had one; `openedAt` when it was opened for good,
 * `setAsideAt` when its trial was begun anew in another project, which `follows` this one. `passedSteps` is JSON of the
 * steps of the set-up that were passed by.
 */
export type ProjectRow = {
  id: string
  name: string
  createdAt: number
  trialSince: number | null
  openedAt: number | null
  setAsideAt: number | null
  follows: string | null
  passedSteps: string | null
}
export const projectTable = table<ProjectRow>(
  'project',
  {
    id: id(),
    name: text(),
    createdAt: instant(),
    trialSince: instant({ nullable: true }),
    openedAt: instant({ nullable: true }),
    setAsideAt: instant({ nullable: true }),
    follows: text({ nullable: true }),
    passedSteps: text({ nullable: true }),
  },
  {
    indices: [{ name: 'IDX_project_name', columns: ['name'], unique: true }],
    checks: [
      {
        name: 'CHK_project_setAside',
        expression: '"setAsideAt" IS NULL OR ("trialSince" IS NOT NULL AND "openedAt" IS NULL)',
      },
    ],
  },
)

/**
 * Where a project stands: for good, which is the end of it; in its trial; or set aside, when nothing is done in it any
 * more. What is made in it is of one kind: all for good, or all trial.
 */
export type ProjectStanding = 'good' | 'trial' | 'setAside'

export function standingOf({
  trialSince,
  openedAt,
  setAsideAt,
}: Pick<ProjectRow, 'trialSince' | 'openedAt' | 'setAsideAt'>): ProjectStanding {
  if (setAsideAt !== null) return 'setAside'
  return trialSince === null || openedAt !== null ? 'good' : 'trial'
}

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
