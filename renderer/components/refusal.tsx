import { ORPCError } from '@orpc/client'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { officeNow } from '../api/clock'
import { refusals } from '../i18n/zh-CN/refusals'
import styles from './refusal.module.css'
import { type DeclaredRefusal, refusalFacts, type Words } from './refusal-facts'

export type RefusalText = { title: string; detail: string }

/** A refusal in the reader's language: its rule and what is so, then what to do. Rule SEC-5. */
export function refusalText(t: Words, error: unknown, now = officeNow()): RefusalText {
  if (isDeclaredRefusal(error)) {
    const facts = refusalFacts(t, error, now)
    const title = t(`code.${error.code}.title`, facts)
    return {
      title: 'rule' in error.data ? t('withRule', { rule: error.data.rule, title }) : title,
      detail: t(`code.${error.code}.detail`, facts),
    }
  }
  if (error instanceof ORPCError) {
    return { title: t('unknown.title'), detail: t('unknown.detail', { message: `${error.status} ${error.code}` }) }
  }
  return { title: t('unreachable.title'), detail: t('unreachable.detail') }
}

/** {@link refusalText} in the page's language: `const explain = useRefusalText(); explain(error).title`. */
export function useRefusalText(): (error: unknown) => RefusalText {
  const { t } = useTranslation(['refusals', 'common'])
  return useCallback((error) => refusalText(t, error), [t])
}

/** Whether an error is one of the contract's refusals with this code, so that a page can offer its own way out. */
export function isRefusedWith<Code extends DeclaredRefusal['code']>(
  error: unknown,
  code: Code,
): error is Extract<DeclaredRefusal, { code: Code }> {
  return isDeclaredRefusal(error) && error.code === code
}

/** The refusal where it happened, with room for a way out beneath. Draws nothing while there is none. */
export function RefusalNotice({ error, children }: { error: unknown; children?: React.ReactNode }) {
  const explain = useRefusalText()
  if (error === null || error === undefined) return null
  const { title, detail } = explain(error)
  return (
    <div className={styles.notice} role="alert">
      <p className={styles.title}>{title}</p>
      <p className={styles.detail}>{detail}</p>
      {children ? <div className={styles.ways}>{children}</div> : null}
    </div>
  )
}

function isDeclaredRefusal(error: unknown): error is DeclaredRefusal {
  return (
    error instanceof ORPCError && error.code in refusals.code && typeof error.data === 'object' && error.data !== null
  )
}
