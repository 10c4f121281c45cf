import { CheckOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Preparation } from '../../../shared/opening/set-up'
import type { ProjectDetail } from '../../../shared/project/contract'
import type { SignedIn } from '../../../shared/staff/person'
import { Panel } from '../../components/panel'
import { SchemeView } from '../../features/project/scheme-view'
import styles from './set-up-page.module.css'

/** 优惠方案: what is in force; it is changed on its own page, by whoever may. */
export function SetUpDiscounts({
  person,
  detail,
  children,
}: {
  person: SignedIn
  detail: ProjectDetail
  children: React.ReactNode
}) {
  const { t } = useTranslation('opening')
  const navigate = useNavigate()
  return (
    <>
      <Panel title={detail.scheme.scheme.name} isFlush className={styles.done}>
        <SchemeView scheme={detail.scheme.scheme} />
      </Panel>
      <div className={styles.next}>
        {person.permissions.includes('scheme.write') ? (
          <Button type="primary" onClick={() => navigate('/schemes')}>
            {t('discounts.to')}
          </Button>
        ) : (
          <p>{t('discounts.whose')}</p>
        )}
        {children}
      </div>
    </>
  )
}

/** 试一试: the way of a home from release to an approved ticket, with how far it has come. */
export function SetUpTryOut({
  preparation,
  isWaiting,
  isOthers,
}: {
  preparation: Preparation
  isWaiting: boolean
  /** None of it is for the person who looks: they are told what is theirs. */
  isOthers: boolean
}) {
  const { t } = useTranslation('opening')
  const { released, tickets, trial } = preparation
  const steps = [
    { name: 'release', have: released > 0 ? t('tryOut.have.released', { number: released }) : null },
    { name: 'write', have: tickets > 0 ? t('tryOut.have.tickets', { number: tickets }) : null },
    { name: 'decide', have: null },
  ] as const
  return (
    <div className={styles.narrow}>
      {isWaiting ? <p className={styles.lack}>{t('tryOut.waiting')}</p> : null}
      {isOthers ? <p className={styles.others}>{t('tryOut.others')}</p> : null}
      <ol className={styles.tries}>
        {steps.map(({ name, have }) => (
          <li key={name}>
            {t(`tryOut.${name}`)}
            {have === null ? null : (
              <small>
                <CheckOutlined aria-hidden="true" /> {have}
              </small>
            )}
          </li>
        ))}
      </ol>
      {trial === 'running' ? <p>{t('tryOut.trial')}</p> : null}
    </div>
  )
}
