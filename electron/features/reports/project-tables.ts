import { isRefusal } from '../../../shared/kernel/refusal'
import type { Building, Permit, PriceVersion } from '../../../shared/project/contract'
import type { Language } from '../../../shared/reports/export-contract'
import { readProject } from '../project/project'
import { type Column, describe } from './described'
import { exporting } from './exporting'

type OfProject = { projectId: string; language: Language }

const VERSION_COLUMNS: Column<PriceVersion>[] = [
  { heading: 'version', kind: 'count', width: 8, of: ({ number }) => number },
  { heading: 'appliesFrom', kind: 'instant', of: ({ appliesFrom }) => appliesFrom },
  { heading: 'units', kind: 'count', of: ({ units }) => units },
  { heading: 'file', kind: 'text', width: 30, of: ({ fileName }) => fileName },
  { heading: 'importedBy', kind: 'text', of: ({ importedBy }) => importedBy },
  { heading: 'importedAt', kind: 'instant', of: ({ importedAt }) => importedAt },
]

/** 历次价格, the newest first. Rule LED-7. */
export const exportPriceVersions = exporting(async ({ db, now }, { projectId }: OfProject, words) => {
  const project = await readProject(db, projectId, now)
  if (isRefusal(project)) return project
  return describe(words, 'priceVersions', VERSION_COLUMNS, project.priceVersions)
})

type Permitted = Building & { permit: Permit | undefined }

const BUILDING_COLUMNS: Column<Permitted>[] = [
  { heading: 'building', kind: 'text', of: ({ name }) => name },
  { heading: 'units', kind: 'count', of: ({ units }) => units },
  { heading: 'releasedUnits', kind: 'count', of: ({ released }) => released },
  { heading: 'permit', kind: 'text', width: 30, of: ({ permit }) => permit?.number ?? null },
  { heading: 'issuedOn', kind: 'day', of: ({ permit }) => permit?.issuedOn ?? null },
  { heading: 'recordedAt', kind: 'instant', of: ({ permit }) => permit?.recordedAt ?? null },
]

/** 楼栋 in their order with their permits. Rules LED-6, SUB-5. */
export const exportBuildings = exporting(async ({ db, now }, { projectId }: OfProject, words) => {
  const project = await readProject(db, projectId, now)
  if (isRefusal(project)) return project
  const permits = new Map(project.permits.map((permit) => [permit.id, permit]))
  const rows = project.buildings.map(
    (building): Permitted => ({ ...building, permit: permits.get(building.permitId ?? '') }),
  )
  return describe(words, 'buildings', BUILDING_COLUMNS, rows)
})
