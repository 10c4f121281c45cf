import { useTranslation } from 'react-i18next'
import { isMet } from '../../../../shared/subscription/gate-item'
import { Attachments } from '../../../components/attachments'
import { ItemFrame } from './item-frame'
import type { ItemProps } from './item-props'
import { lastPaper, PaperBlock } from './paper-block'
import { PlanView } from './plan-view'

/** 购买须知 and 置业计划: made, signed by the buyer, the office's copy kept; the plan with what it says. Rules SUB-1, SUB-3, PRC-9. */
export function PaperPanel({ projectId, deal, item, kind }: ItemProps & { kind: 'notice' | 'plan' }) {
  const { t } = useTranslation('gate')
  const paper = lastPaper(deal, kind)
  const isOwn = deal.events.includes('paper')
  const step = paper === null || !paper.isCurrent ? 'make' : paper.signed === null ? 'sign' : 'keep'
  return (
    <ItemFrame
      item={item}
      hidesLacks
      note={t(`paper.note.${kind}`)}
      next={{
        title: isMet(item)
          ? t('paper.done')
          : isOwn
            ? t(`paper.next.${step}`)
            : t('paper.wait', { name: deal.consultant }),
      }}
    >
      <PaperBlock deal={deal} kind={kind} isMain={!isMet(item)} />
      {kind === 'plan' && <PlanView projectId={projectId} deal={deal} />}
      <Attachments
        projectId={projectId}
        thing={{ kind: 'subscription', id: deal.id }}
        title={t('attachments.title')}
        empty={t('attachments.empty')}
        takesPaste
      />
    </ItemFrame>
  )
}
