import { UNREADABLE } from '../../../shared/customers/buyer'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import type { subscriptionContract } from '../../../shared/subscription/contract'
import { gateOf } from '../../../shared/subscription/gate'
import { isMet } from '../../../shared/subscription/gate-item'
import { paperNumber } from '../../../shared/subscription/paper'
import { requireOne } from '../../gate/affected'
import type { HandlersOf } from '../../gate/handlers'
import { findForStep } from './deal'
import { findParts, gateFactsOf } from './deal-facts'
import { dealDone, writeDeal } from './deal-writing'
import { contentOf, TEMPLATE_OF } from './paper-content'
import { editionOf, findPaperRows } from './paper-rows'
import { hashOfPaper } from './papers/frozen'
import { subscriptionPaperTable, subscriptionTable } from './tables'

type PaperHandlers = Pick<
  HandlersOf<typeof subscriptionContract>,
  'makePaper' | 'signPaper' | 'layOutContract' | 'findPaper'
>

/** 认购书, 购买须知, 置业计划: made, frozen, signed, kept. Rules SUB-1, SUB-3. */
export const paperHandlers: PaperHandlers = {
  makePaper: async (tx, { projectId, kind, ...named }) => {
    const deal = await findForStep(tx, projectId, named, 'paper')
    if (isRefusal(deal)) return deal
    const parts = await findParts(tx.db, tx.personal, deal)
    const items = gateOf(await gateFactsOf(tx.db, parts, tx.now))
    const unwritten = items.filter((item) => (item.name === 'form' || item.name === 'deposit') && !isMet(item))
    if (unwritten.length > 0) return refuse('FORM_INCOMPLETE', { missing: unwritten.map(({ name }) => name) })
    const { row } = deal
    const before = parts.papers.filter((paper) => paper.kind === kind).at(-1) ?? null
    const edition = parts.papers.filter((paper) => paper.kind === kind).length + 1
    const number = paperNumber(row.number, kind, edition)
    const rows = await findPaperRows(tx.db, row.id)
    const content = contentOf(kind, editionOf({ kind, number, edition }, rows), parts)
    if (isRefusal(content)) return content

    const id = tx.newId()
    const { paper, template } = TEMPLATE_OF[kind]
    const hash = hashOfPaper(paper, content)
    const after = await writeDeal(tx, row, {})
    await tx.db.insert(subscriptionPaperTable, {
      id,
      projectId,
      subscriptionId: row.id,
      kind,
      edition,
      number,
      replaces: before?.number ?? null,
      template: template.version,
      content: tx.personal.encrypt('subscriptionPaper.content', id, JSON.stringify(content)),
      hash,
      madeBy: tx.actor.name,
      madeAt: tx.now,
      signedBy: null,
      signedAt: null,
      keptBy: null,
      keptAt: null,
    })
    return dealDone(tx, after, { after: { paper: number, hash } })
  },

  signPaper: async (tx, { projectId, paperId, isKept, ...named }) => {
    const deal = await findForStep(tx, projectId, named, 'paper')
    if (isRefusal(deal)) return deal
    const { papers } = await findParts(tx.db, tx.personal, deal)
    const paper = papers.find(({ id }) => id === paperId)
    if (!paper) return refuse('NOT_FOUND', { what: 'paper' })
    if (!paper.isCurrent) return refuse('PAPER_OUTDATED', { number: paper.number })
    const { name } = tx.actor
    const signed = paper.signed ? {} : { signedBy: name, signedAt: tx.now }
    const kept = paper.kept || !isKept ? {} : { keptBy: name, keptAt: tx.now }
    const after = await writeDeal(tx, deal.row, {})
    await requireOne(tx.db.update(subscriptionPaperTable, { id: paperId }, { ...signed, ...kept }))
    return dealDone(tx, after, { after: { paper: paper.number, isKept } })
  },

  layOutContract: async (tx, { projectId, ...named }) => {
    const deal = await findForStep(tx, projectId, named, 'write')
    if (isRefusal(deal)) return deal
    const change = { contractTextBy: tx.actor.name, contractTextAt: tx.now }
    const after = await writeDeal(tx, deal.row, change)
    return dealDone(tx, after, { after: { contractText: tx.now } })
  },

  /** A consultant finds only what stands on their own papers. Rule SEC-1. */
  findPaper: async ({ db, actor, personal, now }, { projectId, hash }) => {
    const paper = await db.findOne(subscriptionPaperTable, { projectId, hash })
    const row = paper && (await db.findOne(subscriptionTable, { id: paper.subscriptionId }))
    if (!paper || !row || (actor.role === 'consultant' && row.consultantId !== actor.id)) return null
    const isReadable = personal.show('subscriptionPaper.content', paper.id, paper.content) !== UNREADABLE
    const last = await db.findOne(
      subscriptionPaperTable,
      { subscriptionId: row.id, kind: paper.kind },
      { order: { edition: 'DESC' } },
    )
    const isCurrent = isReadable && last?.id === paper.id && row.state !== 'void'
    return { number: paper.number, kind: paper.kind, made: Math.min(paper.madeAt, now), isCurrent }
  },
}
