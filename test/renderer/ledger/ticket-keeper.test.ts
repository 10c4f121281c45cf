import { expect, it } from 'vitest'
import { EMPTY_DRAFT, formOf } from '../../../renderer/features/ledger/tickets/ticket-draft'
import { createKeeper, type DraftRef, type KeepStatus } from '../../../renderer/features/ledger/tickets/ticket-keeper'
import type { TicketForm } from '../../../shared/ledger/ticket-contract'

const written = (remarks: string) => formOf({ ...EMPTY_DRAFT, remarks }, 'home')

/** An office that answers a save when told to. */
function anOffice(start: DraftRef | null = null) {
  const asked: { draft: DraftRef | null; remarks: string; answer: (error?: Error) => void }[] = []
  const reports: KeepStatus['kind'][] = []
  const keeper = createKeeper({
    start,
    wait: 0,
    now: () => 1,
    report: ({ kind }) => reports.push(kind),
    save: (draft: DraftRef | null, form: TicketForm) =>
      new Promise((resolve, reject) => {
        const kept = { ticketId: draft?.ticketId ?? 'a', version: (draft?.version ?? 0) + 1 }
        asked.push({ draft, remarks: form.remarks, answer: (error) => (error ? reject(error) : resolve(kept)) })
      }),
  })
  return { keeper, asked, reports }
}

it('saves one at a time and then the latest, based on the version just answered', async () => {
  const { keeper, asked, reports } = anOffice()
  keeper.keep(written('一'))
  const done = keeper.flush()
  keeper.keep(written('二'))
  keeper.keep(written('三'))
  expect(asked.map(({ remarks }) => remarks)).toEqual(['一'])
  asked[0]?.answer()
  await Promise.resolve()
  await Promise.resolve()
  expect(asked.map(({ remarks }) => remarks)).toEqual(['一', '三'])
  expect(asked[1]?.draft).toEqual({ ticketId: 'a', version: 1 })
  asked[1]?.answer()
  await done
  expect(keeper.current()).toEqual({ ticketId: 'a', version: 2 })
  expect(reports).toEqual(['saving', 'saved', 'saving', 'saved'])
})

it('keeps what could not be saved and sends it with the next try', async () => {
  const { keeper, asked, reports } = anOffice()
  keeper.keep(written('一'))
  const failed = keeper.flush()
  asked[0]?.answer(new Error('no answer'))
  await failed
  expect(reports.at(-1)).toBe('failed')
  const again = keeper.flush()
  expect(asked[1]?.remarks).toBe('一')
  asked[1]?.answer()
  await again
  expect(reports.at(-1)).toBe('saved')
})

it('lets a running save end before the ticket is submitted, and saves nothing after', async () => {
  const { keeper, asked } = anOffice()
  keeper.keep(written('一'))
  void keeper.flush()
  const settled = keeper.settle()
  asked[0]?.answer()
  expect(await settled).toEqual({ ticketId: 'a', version: 1 })
  keeper.close()
  keeper.keep(written('二'))
  await keeper.flush()
  expect(asked).toHaveLength(1)
})

it('writes over another window’s version only when told to', async () => {
  const { keeper, asked } = anOffice({ ticketId: 'a', version: 1 })
  keeper.keep(written('一'))
  const stale = keeper.flush()
  asked[0]?.answer(new Error('STALE'))
  await stale
  const over = keeper.overwrite(5)
  expect(asked[1]?.draft).toEqual({ ticketId: 'a', version: 5 })
  asked[1]?.answer()
  await over
  expect(keeper.current()?.version).toBe(6)
})
