import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { timeOf } from '../../../../shared/kernel/day'
import type { BoardHome } from '../../../../shared/ledger/board-homes'
import type { Ticket } from '../../../../shared/ledger/ticket-contract'
import { nextTurnOf, unitStateAt } from '../../../../shared/ledger/unit'
import { client } from '../../../api/client'
import { useOrder } from '../../../api/order'
import { useTurns } from '../../../api/turns'
import { KeyHint } from '../../../components/key-hint'
import { PageHead } from '../../../components/page-head'
import { moveOnWithEnter, usePageKeys } from '../../../components/page-keys'
import { Panel } from '../../../components/panel'
import { PaperPreview } from '../../../components/paper-preview'
import { isRefusedWith, RefusalNotice } from '../../../components/refusal'
import { useHomes } from '../board/board-data'
import { checkSpecial } from '../specials/special-check'
import { SpecialPanel } from '../specials/special-panel'
import { useWrittenHere } from '../units/unit-reminders'
import { TicketBuyers } from './ticket-buyers'
import { checksOf } from './ticket-checks'
import { type LineChoice, NO_CHOICE, type TicketDraft } from './ticket-draft'
import { TicketHomeStrip } from './ticket-home-strip'
import styles from './ticket-page.module.css'
import { leadTo, TicketChecks, TicketReceipt } from './ticket-receipt'
import { DealTotal, TiedReceipt } from './ticket-receipt-tied'
import { TicketRefused } from './ticket-refused'
import { TicketSubmit } from './ticket-submit'
import { TicketTerms } from './ticket-terms'
import { takeTicket, useWriting, type Writing, type WritingStart } from './ticket-writing-state'

/** 开房号单: buyers on the left, payment and discounts in the middle, the price like a till receipt on the right. */
export function TicketWriting({
  projectId,
  start,
  onDone,
  onLeave,
}: {
  projectId: string
  start: WritingStart
  /** The office has taken it, as a ticket. */
  onDone: (ticket: Ticket) => void
  /** Back to where one came from, or to the ticket that was to be amended. */
  onLeave: () => void
}) {
  const { t } = useTranslation(['tickets', 'board', 'common'])
  const { t: tSpecial } = useTranslation('specials')
  const writing = useWriting(projectId, start, onDone)
  const { home, draft, price, tied, total, problems, amending } = writing
  const wanted = useWanted(projectId, home?.unitId ?? start.unitId)
  useWrittenHere(home?.unitId ?? start.unitId)
  const [isChecking, setChecking] = useState(false)
  const [isSeeingOthers, setSeeingOthers] = useState(false)
  const checks = price
    ? [...checksOf(t, draft, price, tied, problems), ...checkSpecial(tSpecial, writing.special, draft, price)]
    : []

  const submit = () => {
    const failed = checks.find(({ isPassed }) => !isPassed)
    if (failed) {
      setChecking(true)
      if (failed.field !== null) leadTo(failed.field)
      return
    }
    setSeeingOthers(false)
    writing.submit()
  }
  const leave = async () => {
    await writing.keeper.flush()
    onLeave()
  }
  const ground = usePageKeys({ onCtrlEnter: submit, onEscape: () => void leave() })

  const isHeld =
    isRefusedWith(writing.refused?.error, 'UNIT_HELD') || isRefusedWith(writing.refused?.error, 'UNIT_NOT_FOR_SALE')
  const taken =
    wanted && amending === null && !writing.isSubmitting && wanted.state !== 'available' ? wanted.home.claim : null
  const showsOthers = amending === null && wanted !== null && (isHeld || (isSeeingOthers && taken !== null))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter moves on wherever in the form the cursor stands.
    <div ref={ground} className={styles.page} onKeyDown={moveOnWithEnter}>
      <PageHead
        title={
          <>
            {t(amending ? 'head.amend' : 'head.new')}{' '}
            <span className={styles.number}>{home?.number ?? wanted?.home.number}</span>
          </>
        }
        note={<KeepNote writing={writing} isHeld={isHeld} />}
      >
        {amending === null && <DraftActions projectId={projectId} writing={writing} onLeave={onLeave} />}
        <Button onClick={leave}>
          {t('common:action.close')}
          <KeyHint keys="Esc" />
        </Button>
      </PageHead>
      {home && <TicketHomeStrip home={home} />}
      <div className={styles.columns}>
        <TicketBuyers
          projectId={projectId}
          draft={draft}
          problems={isChecking ? problems : []}
          onChange={writing.change}
        />
        {home && price ? (
          <TicketTerms
            home={home}
            draft={draft}
            price={price}
            day={writing.day}
            isChecking={isChecking}
            onChange={writing.change}
          >
            <SpecialPanel
              projectId={projectId}
              unit={home.number}
              special={writing.special}
              usedId={draft.specialId}
              price={writing.priceWithSpecial}
              findTicket={writing.save}
              canApply={amending === null}
              onApplied={({ id, state }) => state === 'approved' && writing.change({ specialId: id })}
              onUse={(specialId) => writing.change({ specialId })}
            />
          </TicketTerms>
        ) : (
          <Panel title={t('terms.payment')}>{t('board:unit.unpriced')}</Panel>
        )}
        {showsOthers && wanted ? (
          <TicketRefused
            projectId={projectId}
            wanted={wanted.home}
            writing={writing}
            onSubmit={submit}
            onBack={() => {
              setSeeingOthers(false)
              writing.forgetRefusal()
            }}
          />
        ) : (
          <Panel
            isFlush
            className={styles.right}
            title={t('receipt.title')}
            actions={<small>{t('receipt.unit')}</small>}
          >
            <div className={styles.rightScroll}>
              {home && price?.breakdown && (
                <TicketReceipt home={home} breakdown={price.breakdown} evidence={draft.evidence} />
              )}
              {tied.map((line) =>
                line.home && line.price?.breakdown ? (
                  <TiedReceipt
                    key={line.unitId}
                    home={line.home}
                    breakdown={line.price.breakdown}
                    evidence={draft.tied[line.unitId]?.evidence ?? {}}
                    chosen={draft.tied[line.unitId]?.chosen ?? []}
                    onChange={(change) => writing.change({ tied: changeTied(draft, line.unitId, change) })}
                  />
                ) : null,
              )}
              {tied.length > 0 && total !== null && <DealTotal total={total} lines={1 + tied.length} />}
              <TicketChecks checks={checks} isChecking={isChecking} />
            </div>
            <TicketSubmit
              projectId={projectId}
              writing={writing}
              taken={taken}
              onSubmit={submit}
              onKeep={() => void leave()}
              onSeeOthers={() => setSeeingOthers(true)}
            />
          </Panel>
        )}
      </div>
    </div>
  )
}

function changeTied({ tied }: TicketDraft, unitId: string, change: Partial<LineChoice>): TicketDraft['tied'] {
  return { ...tied, [unitId]: { ...(tied[unitId] ?? NO_CHOICE), ...change } }
}

/** The home on the board, and its state at this moment. */
function useWanted(
  projectId: string,
  unitId: string,
): { home: BoardHome; state: ReturnType<typeof unitStateAt> } | null {
  const { homes } = useHomes(projectId)
  const home = homes.find(({ id }) => id === unitId) ?? null
  const now = useTurns(home, turnOf)
  return home && { home, state: unitStateAt(home, now) }
}

const turnOf = (home: BoardHome | null, now: number) => home && nextTurnOf(home, now)

/** Whether what is typed is safe, in the page's head. */
function KeepNote({ writing, isHeld }: { writing: Writing; isHeld: boolean }) {
  const { t } = useTranslation(['tickets', 'common'])
  const { keeping, amending, keeper } = writing
  if (amending) return <span className={styles.tag}>{amending.number}</span>
  return (
    <>
      <span className={isHeld ? styles.tagRefused : styles.tag}>
        {t(isHeld ? 'head.notLocked' : 'common:ticketState.draft')}
      </span>
      <span>{t('head.noNumber')}</span>
      <span role="status">
        {keeping.kind === 'saving' && t('keep.saving')}
        {keeping.kind === 'saved' && t('keep.saved', { time: timeOf(keeping.at) })}
        {keeping.kind === 'failed' && <b className={styles.notKept}>{t('keep.failed')}</b>}
      </span>
      {keeping.kind === 'failed' && <KeepFailed error={keeping.error} keeper={keeper} />}
    </>
  )
}

/** A draft another window changed is written over only when told to; what did not arrive is sent again. */
function KeepFailed({ error, keeper }: { error: unknown; keeper: Writing['keeper'] }) {
  const { t } = useTranslation(['tickets', 'common'])
  if (isRefusedWith(error, 'STALE')) {
    return (
      <Button size="small" onClick={() => keeper.overwrite(error.data.version)}>
        {t('keep.overwrite')}
      </Button>
    )
  }
  return (
    <Button size="small" onClick={() => keeper.flush()}>
      {t('common:action.retry')}
    </Button>
  )
}

function DraftActions({ projectId, writing, onLeave }: { projectId: string; writing: Writing; onLeave: () => void }) {
  const { t } = useTranslation(['tickets', 'common'])
  const navigate = useNavigate()
  const [paperOf, setPaperOf] = useState<string | null>(null)
  const { keeper } = writing
  const discard = useOrder(
    (ref: { ticketId: string; version: number }, requestId) =>
      client.ledger.tickets.discard({ requestId, projectId, ...ref }),
    {
      onDone: (ticket) => {
        takeTicket(projectId, ticket)
        navigate('/board')
      },
    },
  )
  const giveUp = async () => {
    const ref = await keeper.settle()
    keeper.close()
    if (ref) discard.mutate(ref)
    else onLeave()
  }
  const preview = async () => {
    await keeper.flush()
    setPaperOf(keeper.current()?.ticketId ?? null)
  }
  return (
    <>
      <RefusalNotice error={discard.error} />
      <Popconfirm
        title={t('draft.discardTitle')}
        description={t('draft.discardDetail')}
        okText={t('draft.discard')}
        cancelText={t('common:action.cancel')}
        onConfirm={giveUp}
      >
        <Button type="text">{t('draft.discard')}</Button>
      </Popconfirm>
      <Button disabled={writing.keeping.kind === 'idle' && keeper.current() === null} onClick={preview}>
        {t('paper.preview')}
      </Button>
      {paperOf !== null && (
        <PaperPreview
          title={t('paper.title', { unit: writing.home?.number ?? '' })}
          fileName={t('paper.file', { number: writing.home?.number ?? '' })}
          load={() => client.ledger.tickets.paper({ projectId, ticketId: paperOf })}
          onClose={() => setPaperOf(null)}
        />
      )}
    </>
  )
}
