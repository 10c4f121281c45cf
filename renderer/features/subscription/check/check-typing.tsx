import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownCheck } from '../../../../shared/subscription/second-check'
import { KeyHint } from '../../../components/key-hint'
import { RefusalNotice } from '../../../components/refusal'
import { YuanField } from '../../../components/yuan-field'
import { deals, useDealOrder, withoutVersion } from '../deal-orders'
import styles from '../gate/gate.module.css'
import { ItemFrame } from '../gate/item-frame'
import type { ItemProps } from '../gate/item-props'
import { PaperBlock } from '../gate/paper-block'
import { Hands } from './check-hands'

/** 录入纸面总价: the consultant types what stands on the signed paper, once. Rule PRC-6. */
export function CheckTyping({ deal, item, check }: ItemProps & { check: ShownCheck }) {
  const { t } = useTranslation('gate')
  const [total, setTotal] = useState<number | null>(null)
  const type = useDealOrder(deal, (at, typed: number) =>
    deals.typePaper({ ...withoutVersion(at), checkId: check.id, total: typed }),
  )
  return (
    <ItemFrame
      item={item}
      hidesLacks
      note={t('check.note')}
      next={{ title: t('check.typePaper'), detail: t('check.onceOnly') }}
      foot={
        <Button
          id="deal-act"
          type="primary"
          disabled={!total}
          loading={type.isPending}
          onClick={() => total && type.give(total)}
        >
          {t('check.typeButton')}
          <KeyHint keys="Ctrl Enter" />
        </Button>
      }
    >
      <RefusalNotice error={type.error} />
      <PaperBlock deal={deal} kind="agreement" />
      <p className={styles.typing}>
        <label htmlFor="paper-total">{t('check.paperTotal')}</label>
        <YuanField
          id="paper-total"
          size="large"
          autoFocus
          label={t('check.paperTotal')}
          fen={null}
          onChange={setTotal}
        />
        <small>{t('check.fromPaper')}</small>
      </p>
      <Hands check={check} />
    </ItemFrame>
  )
}
