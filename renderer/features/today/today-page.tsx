import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useCallback, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatShortInstant, MINUTE, SECOND } from '../../../shared/kernel/day'
import type { TodayItem, TodayItemOf } from '../../../shared/today/item'
import { countToDo, firstDueAt, groupsOf, nextTurn } from '../../../shared/today/today'
import { client, orpc, queryClient } from '../../api/client'
import { atInstant, useNow } from '../../api/clock'
import { useOrder } from '../../api/order'
import { useSession } from '../../api/session'
import { Countdown } from '../../components/countdown'
import { PageHead } from '../../components/page-head'
import { RefusalNotice } from '../../components/refusal'
import { OpeningCard } from '../opening/opening'
import { TodayEmpty } from './today-empty'
import { TodayFigures } from './today-figures'
import styles from './today-page.module.css'
import { TodayRow } from './today-row'
import { useSteady } from './use-steady'

const NOTHING: readonly TodayItem[] = []

/** 工作台: what waits for this person, by urgency with countdowns; beside it the day's figures. Rules LED-4, SEC-1. */
export function TodayPage() {
  const { t } = useTranslation(['today', 'common'])
  const { project } = useSession()
  const { data, error, refetch } = useToday(project.id)
  const items = data?.items ?? NOTHING
  // What counts seconds does so by itself, and what time settles is asked for anew: the rest need not tick.
  const now = useNow(10 * SECOND)
  const groups = useMemo(() => groupsOf(items, now), [items, now])
  const order = useMemo(() => groups.flatMap(({ urgency, items }) => [urgency, ...items.map(({ id }) => id)]), [groups])
  const approval = useApproval(project.id, order)
  const number = countToDo(groups)
  const first = firstDueAt(groups)
  const [top] = groups.find(({ urgency }) => urgency === 'hour')?.items ?? []
  return (
    <>
      <PageHead
        title={t('title')}
        note={
          data && (
            <>
              <span role="status">{number > 0 ? t('note', { number }) : t('nothing')}</span>
              {first !== null && (
                <span>
                  {t('first')} <Countdown until={first} />
                </span>
              )}
            </>
          )
        }
      />
      <OpeningCard />
      {(error ?? approval.error) && (
        <div className={styles.alone}>
          <RefusalNotice error={error ?? approval.error}>
            {error && <Button onClick={() => refetch()}>{t('common:action.retry')}</Button>}
          </RefusalNotice>
        </div>
      )}
      {data && (
        <div className={styles.desk}>
          <section className={styles.list} aria-label={t('list')} onKeyDown={moveFocus}>
            {groups.length === 0 && <TodayEmpty />}
            {groups.map(({ urgency, items }) => (
              <section key={urgency} aria-label={t(`urgency.${urgency}`)}>
                <header className={styles.group}>
                  <h2>{t(`urgency.${urgency}`)}</h2>
                  <span>{t('count', { number: items.length })}</span>
                  <small>{t(`hint.${urgency}`)}</small>
                </header>
                <ul>
                  {items.map((item) => (
                    <TodayRow
                      key={item.id}
                      item={item}
                      urgency={urgency}
                      now={now}
                      isFirst={item === top}
                      isBusy={approval.busyId === item.id}
                      onApprove={approval.approve}
                    />
                  ))}
                </ul>
              </section>
            ))}
          </section>
          <div className={styles.side}>
            <TodayFigures today={data} />
          </div>
        </div>
      )}
    </>
  )
}

/** Asked for again when time settles something, and by the minute: a day begins, a backup fails, without anybody's doing. */
function useToday(projectId: string) {
  const today = useQuery(orpc.today.look.queryOptions({ input: { projectId }, refetchInterval: MINUTE }))
  const { data, refetch } = today
  useEffect(() => {
    const next = data && nextTurn(data.items, data.now)
    return next ? atInstant(next, refetch) : undefined
  }, [data, refetch])
  return today
}

/** Approving from the desk. A click that met a row which has only just moved there is not taken. Rule LED-4. */
function useApproval(projectId: string, order: readonly string[]) {
  const { t } = useTranslation('today')
  const { message } = App.useApp()
  const isSteady = useSteady(order)
  const askAgain = useCallback(
    () => queryClient.invalidateQueries({ queryKey: orpc.today.key({ input: { projectId } }) }),
    [projectId],
  )
  const { mutate, isPending, variables, error } = useOrder(
    ({ ticketId, version }: TodayItemOf<'ticketToApprove'>, requestId) =>
      client.ledger.tickets.approve({ requestId, projectId, ticketId, version }),
    {
      onDone: ({ unit, until }) => {
        message.success(t('approved', { unit, until: until === null ? '' : formatShortInstant(until) }))
        return askAgain()
      },
    },
  )
  const approve = useCallback(
    (item: TodayItemOf<'ticketToApprove'>, byKey: boolean) => {
      if (!byKey && !isSteady(item.id)) {
        message.info(t('moved'))
        return
      }
      // The row goes, and the focus would go with it.
      if (byKey && !focusBeside(1)) focusBeside(-1)
      mutate(item, { onError: askAgain })
    },
    [mutate, isSteady, askAgain, message, t],
  )
  return { approve, error, busyId: isPending ? variables.id : null }
}

/** ↑ and ↓ lead from row to row. A finger that stays on Enter does what it is on once, and nothing to the row below. */
function moveFocus(event: React.KeyboardEvent): void {
  if (event.repeat && event.key === 'Enter') event.preventDefault()
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step !== 0 && focusBeside(step)) event.preventDefault()
}

/** Takes the focus to the row below or above the one it is in. */
function focusBeside(step: 1 | -1): boolean {
  const steps = [...document.querySelectorAll<HTMLElement>('[data-step]')]
  const here = steps.findIndex((one) => one.matches(':focus'))
  const next = here < 0 ? undefined : steps[here + step]
  next?.focus()
  return next !== undefined
}
