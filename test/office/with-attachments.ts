import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { clientOf, ordered } from '../../electron/commands/office-client'
import { openOffice } from '../../electron/office'
import type { Attachment } from '../../shared/attachments/contract'
import type { Place } from './a-place'
import { aScan } from './a-scan'
import { PASSWORD } from './an-office'
import { configFor } from './office-config'

type At = Place & { now: number }

/** 王琳 adds files to her newest ticket in an office that is closed before and after. */
export async function addScans(at: At, files: readonly File[]): Promise<Attachment[]> {
  return inOffice(at, async ({ client, projectId, thing }) => {
    const added: Attachment[] = []
    for (const file of files) added.push(await client.attachments.add(ordered({ projectId, thing, file })))
    return added
  })
}

/** What she finds when she opens all attachments of her newest ticket: each name, and the SHA-256 of what came. */
export async function openScans(at: At): Promise<Record<string, string>> {
  return inOffice(at, async ({ client, projectId, thing }) => {
    const { attachments } = await client.attachments.list({ projectId, thing })
    const opened: Record<string, string> = {}
    for (const { id, name } of attachments) {
      const file = await client.attachments.file({ projectId, attachmentId: id })
      opened[name] = createHash('sha256')
        .update(await file.bytes())
        .digest('hex')
    }
    return opened
  })
}

async function inOffice<Value>(
  { now, ...place }: At,
  work: (there: {
    client: ReturnType<typeof clientOf>
    projectId: string
    thing: { kind: 'ticket'; id: string }
  }) => Promise<Value>,
): Promise<Value> {
  const office = await openOffice(configFor(place, { now }))
  try {
    const client = clientOf(office)
    await client.staff.signIn(ordered({ login: 'wanglin', password: PASSWORD }))
    const [project] = await client.project.list()
    const projectId = project?.id ?? ''
    const tickets = await client.ledger.tickets.list({ projectId, states: ['submitted', 'approved'] })
    const own = tickets.find(({ consultant }) => consultant === '王琳')
    return await work({ client, projectId, thing: { kind: 'ticket', id: own?.id ?? '' } })
  } finally {
    await office.close()
  }
}

/** Two scans, one of them larger than any piece it travels in. */
export const SCANS = [aScan('推荐凭证.png', '陈国华'), aScan('认购书.pdf', 3_000_000)]

/** The files of an office's attachments by their hash. */
export async function attachmentsOf(dataDir: string): Promise<string[]> {
  const names = await readdir(join(dataDir, 'attachments'), { recursive: true })
  return names.flatMap((name) => name.slice(3) || []).sort()
}
