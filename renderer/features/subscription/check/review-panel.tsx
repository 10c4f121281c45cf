import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isMet } from '../../../../shared/subscription/gate-item'
import { useSession } from '../../../api/session'
import { KeyHint } from '../../../components/key-hint'
import { RefusalNotice } from '../../../components/refusal'
import { deals, useDealOrder, withoutVersion } from '../deal-orders'
import styles from '../gate/gate.module.css'
import { ItemFrame } from '../gate/item-frame'
import type { ItemProps } from '../gate/item-props'

const PIN_LENGTH = 12

/** 复核签字: by who checked, with their own PIN, under the check that holds. Rules SUB-1, SEC-1. */
export function ReviewPanel({ deal, item, onGo }: ItemProps) {
  const { t } = useTranslation('gate')
  const { person } = useSession()
  const [pin, setPin] = useState('')
  const check = deal.checks.at(-1)
  const holds = check?.state === 'decided' && check.verdict === 'holds'
  const isMine = deal.asksReview === 'sign'
  const sign = useDealOrder(
    deal,
    (at, typed: string) => deals.signReview({ ...withoutVersion(at), checkId: check?.id ?? '', pin: typed }),
    () => setPin(''),
  )
  const send = () => pin !== '' && sign.give(pin)
  return (
    <ItemFrame
      item={item}
      hidesLacks={item.lacks.every(({ code }) => code === 'reviewMissing')}
      note={t('sign.note')}
      next={{
        title: isMet(item)
          ? t('sign.done')
          : isMine
            ? t('sign.do', { name: person.name })
            : holds
              ? t('sign.wait', { name: check.reviewer })
              : t('sign.checkFirst'),
        ...(holds && !isMine && !isMet(item) ? { detail: t('sign.switch') } : {}),
      }}
      foot={
        isMine ? (
          <>
            <label htmlFor="review-pin">{t('sign.pin')}</label>
            <Input.Password
              id="review-pin"
              className={styles.pin ?? ''}
              value={pin}
              autoFocus
              inputMode="numeric"
              autoComplete="off"
              maxLength={PIN_LENGTH}
              visibilityToggle={false}
              onChange={({ target }) => setPin(target.value)}
              onPressEnter={send}
            />
            <Button id="deal-act" type="primary" disabled={pin === ''} loading={sign.isPending} onClick={send}>
              {t('sign.button')}
              <KeyHint keys="Enter" />
            </Button>
          </>
        ) : (
          !holds && <Button onClick={() => onGo('check')}>{t('sign.toCheck')}</Button>
        )
      }
    >
      <RefusalNotice error={sign.error} />
      <p className={styles.words}>{t('sign.words')}</p>
      {check && (
        <dl className={styles.facts}>
          <dt>{t('sign.reviewer')}</dt>
          <dd>{check.reviewer}</dd>
          <dt>{t('sign.consultant')}</dt>
          <dd>{deal.consultant}</dd>
        </dl>
      )}
    </ItemFrame>
  )
}
