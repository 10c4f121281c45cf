import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backup } from '../../../shared/backup/backup'
import { formatInstant } from '../../../shared/kernel/day'
import { client, orpc } from '../../api/client'
import { useOrder } from '../../api/order'
import { Panel } from '../../components/panel'
import plain from '../../components/plain-table.module.css'
import { RefusalNotice } from '../../components/refusal'
import styles from './backup.module.css'
import { BackupRestore } from './backup-restore'

const [KILOBYTE, MEGABYTE] = [1_024, 1_048_576]
/** While one is being made, what is done is asked for again this often. */
const WHILE_RUNNING = 1_000

/** 备份: what there is, whether it was tried, and what can be done with it. Rules SEC-3, SEC-4. */
export function BackupPanel() {
  const { t } = useTranslation('backups')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [restored, setRestored] = useState<Backup | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const shelf = useQuery(
    orpc.backups.list.queryOptions({
      refetchInterval: ({ state }) => (isBusy || state.data?.running ? WHILE_RUNNING : false),
    }),
  )
  const refresh = () => queries.invalidateQueries({ queryKey: orpc.backups.list.key() })
  const tell = async ({ state }: Backup, sound: string, faulty: string) => {
    await refresh()
    void (state === 'sound' ? message.success(sound) : message.error(faulty))
  }
  const make = useOrder((_: null, requestId) => client.backups.make({ requestId }), {
    onDone: (backup) => tell(backup, t('made'), t('madeFaulty')),
  })
  const test = useOrder(({ name }: Backup, requestId) => client.backups.test({ requestId, name }), {
    onDone: (backup) => tell(backup, t('tested'), t('testedFaulty')),
  })
  const download = useOrder(({ name }: Backup, requestId) => client.backups.download({ requestId, name }), {
    onDone: ({ address }) => window.location.assign(address),
  })
  const duringWork = <Input,>(order: { mutateAsync(input: Input): Promise<unknown> }, input: Input) => {
    setIsBusy(true)
    // What is refused is shown below.
    order
      .mutateAsync(input)
      .catch(() => refresh())
      .finally(() => setIsBusy(false))
  }
  const running = shelf.data?.running ?? null
  const isWorking = isBusy || running !== null
  return (
    <Panel
      title={t('title')}
      note={running ? <span className={styles.running}>{t(`running.${running}`)}</span> : t('note')}
      actions={
        <Button type="primary" loading={isWorking} onClick={() => duringWork(make, null)}>
          {t('make')}
        </Button>
      }
      footer={<p className={styles.folder}>{shelf.data ? t('folder', { folder: shelf.data.folder }) : null}</p>}
      isFlush
    >
      <div className={styles.notice} hidden={!(shelf.error ?? make.error ?? test.error ?? download.error)}>
        <RefusalNotice error={shelf.error ?? make.error ?? test.error ?? download.error} />
      </div>
      {shelf.data?.backups.length === 0 ? <p className={styles.nothing}>{t('empty')}</p> : null}
      {shelf.data && shelf.data.backups.length > 0 ? (
        <div className={styles.shelf}>
          <table className={`${plain.stuck} ${styles.backups}`}>
            <thead>
              <tr>
                <th>{t('columns.madeAt')}</th>
                <th>{t('columns.reason')}</th>
                <th className={styles.figure}>{t('columns.size')}</th>
                <th>{t('columns.state')}</th>
                <th>{t('columns.actions')}</th>
              </tr>
            </thead>
            <tbody>
              {shelf.data.backups.map((backup) => (
                <BackupLine key={backup.name} backup={backup}>
                  <Action of={backup} action="test" isDisabled={isWorking} onClick={() => duringWork(test, backup)} />
                  <Action of={backup} action="download" onClick={() => download.mutate(backup)} />
                  <Action
                    of={backup}
                    action="restore"
                    isDisabled={isWorking || backup.state !== 'sound'}
                    onClick={() => setRestored(backup)}
                  />
                </BackupLine>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <BackupRestore backup={restored} canRestore={shelf.data?.canRestore ?? false} onClose={() => setRestored(null)} />
    </Panel>
  )
}

function BackupLine({ backup, children }: { backup: Backup; children: React.ReactNode }) {
  const { t } = useTranslation('backups')
  const { madeAt, reason, size, state, found, findings, hasRecovery } = backup
  const look = { sound: styles.sound, untried: styles.untried, faulty: styles.bad, unreadable: styles.bad }[state]
  return (
    <>
      <tr className={findings.length === 0 ? undefined : styles.explained}>
        <td>
          <b>{formatInstant(madeAt)}</b>
        </td>
        <td>{t(`reason.${reason}`)}</td>
        <td className={styles.figure}>{sizeOf(size)}</td>
        <td>
          <span className={`${styles.state} ${look}`}>{t(`state.${state}`, { found })}</span>
          {hasRecovery ? null : <span className={styles.quiet}>{t('noRecovery')}</span>}
        </td>
        <td>{children}</td>
      </tr>
      {findings.length === 0 ? null : (
        <tr>
          <td colSpan={5}>
            <ul className={styles.findings}>
              {findings.slice(0, 3).map(({ rule, name, where, what }) => (
                <li key={`${name} ${where} ${what}`}>
                  {rule} {where}: {what}
                </li>
              ))}
            </ul>
          </td>
        </tr>
      )}
    </>
  )
}

function sizeOf(bytes: number): string {
  return bytes < MEGABYTE ? `${Math.ceil(bytes / KILOBYTE)} KB` : `${(bytes / MEGABYTE).toFixed(1)} MB`
}

function Action({
  of: { madeAt },
  action,
  isDisabled = false,
  onClick,
}: {
  of: Backup
  action: 'test' | 'download' | 'restore'
  isDisabled?: boolean
  onClick: () => void
}) {
  const { t } = useTranslation('backups')
  const words = t(`action.${action}`)
  return (
    <Button
      type="link"
      size="small"
      danger={action === 'restore'}
      disabled={isDisabled}
      aria-label={t('ofBackup', { action: words, madeAt: formatInstant(madeAt) })}
      onClick={onClick}
    >
      {words}
    </Button>
  )
}
