import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { canCheckAnew } from '../../../../shared/subscription/second-check'
import { ItemFrame } from '../gate/item-frame'
import type { ItemProps } from '../gate/item-props'
import { CheckAsk } from './check-ask'
import { CheckCompare } from './check-compare'
import { Hands } from './check-hands'
import { CheckReview } from './check-review'
import { CheckTyping } from './check-typing'

/** 总价双人核对: ask a colleague, both type alone, then the figures side by side. Rule PRC-6. */
export function CheckPanel(props: ItemProps) {
  const { deal, item, onGo } = props
  const { t } = useTranslation('gate')
  const [isAnew, setAnew] = useState(false)
  const check = deal.checks.at(-1)
  const isOwn = deal.events.includes('write')
  const isOutdated = item.lacks.some(({ code }) => code === 'checkOutdated')
  if (!check || isAnew || check.state === 'void' || check.state === 'keptBack') {
    return isOwn ? (
      <CheckAsk {...props} onAsked={() => setAnew(false)} onBack={check ? () => setAnew(false) : null} />
    ) : (
      <ItemFrame item={item} note={t('check.note')} next={{ title: t('check.waitAsk', { name: deal.consultant }) }} />
    )
  }
  if (check.state === 'open') {
    if (check.mayType === 'review' && deal.reviewing) return <CheckReview {...props} check={check} />
    if (check.mayType === 'paper') return <CheckTyping {...props} check={check} />
    return (
      <ItemFrame item={item} note={t('check.note')} next={{ title: t('check.waitTyped'), detail: t('check.blind') }}>
        <Hands check={check} />
      </ItemFrame>
    )
  }
  const nth = deal.checks.length
  const mayAnew = isOwn && (canCheckAnew(check.verdict) || isOutdated)
  const isPaperWrong = check.verdict === 'paperWrong'
  return (
    <ItemFrame
      item={item}
      hidesLacks={!isOutdated}
      note={t('check.both')}
      unit={t('check.nth', { number: nth })}
      next={{
        title: t(
          check.verdict === 'holds' ? (isOutdated ? 'check.outdated' : 'check.goSign') : `check.next.${check.verdict}`,
        ),
        detail: t(check.verdict === 'holds' ? 'check.holdsDetail' : 'check.anewDetail'),
      }}
      foot={
        check.verdict === 'holds' && !isOutdated ? (
          <Button type="primary" id="deal-act" onClick={() => onGo('review')}>
            {t('check.toReview')}
          </Button>
        ) : (
          mayAnew && (
            <Button type="primary" id="deal-act" onClick={() => setAnew(true)}>
              {t(isPaperWrong || isOutdated ? 'check.paperAnew' : 'check.askAnother')}
            </Button>
          )
        )
      }
    >
      <CheckCompare deal={deal} check={check} />
    </ItemFrame>
  )
}
