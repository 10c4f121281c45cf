import { useTranslation } from 'react-i18next'
import { formatShortInstant } from '../../../../shared/kernel/day'
import type { Subscription } from '../../../../shared/subscription/contract'
import { Panel } from '../../../components/panel'
import styles from './deal-desk.module.css'
import { type StoryEntry, storyOf } from './story'

/** 经过: the deal as one story. Rule SUB-4. */
export function StoryPanel({ deal }: { deal: Subscription }) {
  const { t } = useTranslation('subscriptions')
  return (
    <Panel title={t('story.title')} className={styles.story}>
      <ol>
        {storyOf(deal).map((entry, index) => (
          <li key={`${entry.at.toString()} ${index.toString()}`}>
            <time>{formatShortInstant(entry.at)}</time>
            <span>
              {entry.what === 'event' && entry.event === 'void' ? '' : entry.by} <StoryWords entry={entry} />
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function StoryWords({ entry }: { entry: StoryEntry }) {
  const { t } = useTranslation(['subscriptions', 'common', 'gate'])
  switch (entry.what) {
    case 'event':
      return (
        <>
          <b>{t(`common:subscriptionEvent.${entry.event}`)}</b>
          {entry.reason !== null && <small>{entry.reason}</small>}
        </>
      )
    case 'paperMade':
    case 'paperSigned':
    case 'paperKept':
      return t(`story.${entry.what}`, { paper: t(`gate:paper.${entry.kind}`), number: entry.number })
    case 'checkPaper':
    case 'checkReview':
    case 'review':
    case 'contractText':
      return t(`story.${entry.what}`)
  }
}
