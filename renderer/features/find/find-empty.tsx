import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session'
import styles from './find.module.css'

/** What can be typed; a consultant finds people among their own customers only. Rule SEC-1. */
export function FindEmpty() {
  const { t } = useTranslation('find')
  const { can, person } = useSession()
  const ways = [
    [t('can.home'), t('can.homeEg')],
    ...(can('customer.find')
      ? [person.role === 'consultant' ? [t('can.own'), t('can.ownEg')] : [t('can.person'), t('can.personEg')]]
      : []),
    ...(can('customer.find') ? [[t('can.phone'), t('can.phoneEg')]] : []),
    ...(can('ticket.see') ? [[t('can.document'), t('can.documentEg')]] : []),
    [t('can.page'), t('can.pageEg')],
  ]
  return (
    <section className={styles.can}>
      <h2>{t('can.title')}</h2>
      <dl>
        {ways.map(([what, example]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{example}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Nothing has that name: what else to try, and what this person does not find. Rule SEC-1. */
export function FindNothing({ text }: { text: string }) {
  const { t } = useTranslation('find')
  const { can, person } = useSession()
  return (
    <>
      <section className={styles.nothing}>
        <h2>{t('none.title', { text })}</h2>
        <p>{t('none.detail')}</p>
        {person.role === 'consultant' && <p>{t('none.consultant')}</p>}
        {!can('customer.find') && <p>{t('none.customers')}</p>}
      </section>
      <FindEmpty />
    </>
  )
}
