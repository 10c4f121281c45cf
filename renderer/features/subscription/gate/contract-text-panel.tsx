import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { isMet } from '../../../../shared/subscription/gate-item'
import { KeyHint } from '../../../components/key-hint'
import { RefusalNotice } from '../../../components/refusal'
import { deals, useDealOrder } from '../deal-orders'
import styles from './gate.module.css'
import { ItemFrame } from './item-frame'
import type { ItemProps } from './item-props'

/** 合同文本: that it was laid out for the buyer to read, said by the consultant. Rule SUB-1. */
export function ContractTextPanel({ deal, item }: ItemProps) {
  const { t } = useTranslation('gate')
  const layOut = useDealOrder(deal, (at, _: null) => deals.layOutContract(at))
  const isOwn = deal.events.includes('write')
  return (
    <ItemFrame
      item={item}
      hidesLacks
      note={t('contractText.note')}
      next={{
        title: t(isMet(item) ? 'contractText.again' : isOwn ? 'contractText.do' : 'contractText.wait', {
          name: deal.consultant,
        }),
      }}
      foot={
        isOwn && (
          <Button
            id="deal-act"
            type={isMet(item) ? 'default' : 'primary'}
            loading={layOut.isPending}
            onClick={() => layOut.give(null)}
          >
            {t(isMet(item) ? 'contractText.recordAgain' : 'contractText.record')}
            <KeyHint keys="Ctrl Enter" />
          </Button>
        )
      }
    >
      <RefusalNotice error={layOut.error} />
      <p className={styles.words}>{t('contractText.words')}</p>
    </ItemFrame>
  )
}
