import { attachmentTypeOf, type ThingKind } from '../../../shared/attachments/attachment'
import { type Check, type Examined, type Found, REMEDY, remembered } from '../../examination/check'
import { placesOf } from '../../examination/places'
import { byId, rowsOf } from '../../examination/rows'
import type { AttachmentRow } from './tables'

/** 附件: every row has its file, and the file is what was added. Rules SEC-3, SEC-4. */
export const attachmentChecks: readonly Check[] = [
  {
    rule: 'SEC-4',
    name: 'attachments.there',
    remedy:
      '把附件文件夹（attachments，多台主机时为 FANGHAO_ATTACHMENTS_DIR）放回原处；找不到时从备份恢复，或请顾问重新上传',
    run: async (exam) =>
      (await readAll(exam)).flatMap(({ row, state }) => found(row, state === 'missing' && '文件不在')),
  },
  {
    rule: 'SEC-4',
    name: 'attachments.whole',
    remedy: `这份附件不会再给人看；${REMEDY.restore}`,
    run: async (exam) =>
      (await readAll(exam)).flatMap(({ row, state }) => found(row, state === 'altered' && '文件的内容与登记的不同')),
  },
  {
    rule: 'SEC-3',
    name: 'attachments.sealed',
    remedy: REMEDY.tampered,
    run: async (exam) => {
      const { personal } = exam
      if (!personal) return []
      return (await rowsOf.attachments(exam)).flatMap((row) =>
        found(row, !isReadable(row, personal) && '文件名没有加密，或读不出来'),
      )
    },
  },
  {
    rule: 'SEC-1',
    name: 'attachments.things',
    remedy: REMEDY.tampered,
    run: async (exam) => {
      const { project } = await placesOf(exam)
      const projects = {
        ticket: byId(await rowsOf.tickets(exam)),
        subscription: byId(await rowsOf.subscriptions(exam)),
      } satisfies Record<ThingKind, unknown>
      return (await rowsOf.attachments(exam)).flatMap((row): Found[] => {
        const isOf = projects[row.ofKind]?.get(row.ofId)?.projectId === row.projectId
        return isOf ? [] : [{ where: project(row.projectId), what: `附件 ${row.id} 所属的单据不在这个项目里` }]
      })
    },
  },
]

type Held = { row: AttachmentRow; state: 'sound' | 'missing' | 'altered' }

/** Each file read once and let go: only what came of it is kept. Without the key nothing can be judged. */
const readAll = remembered(async (exam: Examined): Promise<Held[]> => {
  const { attachments, personal } = exam
  if (!personal) return []
  const held: Held[] = []
  for (const row of await rowsOf.attachments(exam)) {
    const bytes = attachments === null ? 'missing' : await attachments.read(row.hash)
    const isSame = Buffer.isBuffer(bytes) && bytes.length === row.bytes && attachmentTypeOf(bytes) === row.type
    held.push({ row, state: bytes === 'missing' ? 'missing' : isSame ? 'sound' : 'altered' })
  }
  return held
})

function isReadable({ id, name }: AttachmentRow, personal: NonNullable<Examined['personal']>): boolean {
  try {
    return personal.decrypt('attachment.name', id, name) !== ''
  } catch {
    return false
  }
}

function found({ id, ofKind, ofId }: AttachmentRow, what: string | false): Found[] {
  return what === false ? [] : [{ where: `附件 ${id}（${ofKind} ${ofId}）`, what }]
}
