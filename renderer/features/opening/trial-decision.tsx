import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openingLacks, type Preparation } from '../../../shared/opening/set-up'
import type { Project } from '../../../shared/project/contract'
import { client, queryClient } from '../../api/client'
import { useOrder } from '../../api/order'
import { ReasonDialog } from '../../components/reason-dialog'
import { RefusalNotice } from '../../components/refusal'
import styles from './opening.module.css'

type Decision = {
  project: Project
  preparation: Preparation
  /** Whether the person may open and start over. Rule SEC-1. */
  mayDecide: boolean
}

const CONSEQUENCES = ['backup', 'withdraws', 'hides', 'keeps'] as const

/** The end of a trial, either way: 正式开盘 while nothing was tried in the project, 重新开始 at any time. Rule LED-3. */
export function TrialDecision({ project, preparation, mayDecide }: Decision) {
  const { t } = useTranslation(['opening', 'common', 'refusals'])
  const { message } = App.useApp()
  const [asked, setAsked] = useState<'open' | 'startOver' | null>(null)
  const { tickets, specials } = preparation
  const isClean = tickets === 0 && specials === 0
  const lacks = openingLacks(preparation)
  const settle = async (said: string) => {
    setAsked(null)
    void message.success(said)
    await queryClient.invalidateQueries()
  }
  const open = useOrder(
    ({ projectId }: { projectId: string }, requestId) => client.opening.open({ requestId, projectId }),
    { onDone: ({ name }) => settle(t('open.done', { project: name })) },
  )
  const startOver = useOrder(
    (order: { projectId: string; reason: string }, requestId) => client.opening.startOver({ requestId, ...order }),
    { onDone: ({ name }) => settle(t('startOver.done', { project: name })) },
  )
  const close = () => {
    open.reset()
    startOver.reset()
    setAsked(null)
  }
  return (
    <div className={styles.decision}>
      <p>
        {t('trial.running')}
        <br />
        {!isClean
          ? t('trial.left', { tickets, specials })
          : lacks.length > 0
            ? t('trial.lacks', {
                lacks: lacks.map((need) => t(`refusals:openingNeed.${need}`)).join(t('refusals:openingAnd')),
              })
            : t('trial.clean')}
      </p>
      {mayDecide ? (
        <div className={styles.acts}>
          {isClean && lacks.length === 0 ? (
            <Button type="primary" onClick={() => setAsked('open')}>
              {t('open.act')}
            </Button>
          ) : null}
          <Button danger type={isClean ? 'default' : 'primary'} onClick={() => setAsked('startOver')}>
            {t('startOver.act')}
          </Button>
        </div>
      ) : (
        <p>{t('trial.whose')}</p>
      )}
      <Modal
        open={asked === 'open'}
        getContainer="#root"
        title={t('open.title', { project: project.name })}
        okText={t('open.act')}
        okButtonProps={{ loading: open.isPending }}
        cancelText={t('common:action.cancel')}
        onOk={() => open.mutate({ projectId: project.id })}
        onCancel={close}
        destroyOnHidden
        width={440}
      >
        <p>{t('open.consequence')}</p>
        <RefusalNotice error={open.error} />
      </Modal>
      <ReasonDialog
        isOpen={asked === 'startOver'}
        title={t('startOver.title', { project: project.name })}
        consequence={
          <ul className={styles.consequences}>
            {CONSEQUENCES.map((consequence) => (
              <li key={consequence}>{t(`startOver.${consequence}`)}</li>
            ))}
          </ul>
        }
        confirmLabel={t('startOver.act')}
        isBusy={startOver.isPending}
        error={startOver.error}
        onConfirm={(reason) => startOver.mutate({ projectId: project.id, reason })}
        onClose={close}
      />
    </div>
  )
}
