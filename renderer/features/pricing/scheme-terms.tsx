import { Form, Input, Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { discountSchemeSchema } from '../../../shared/pricing/scheme'
import { wordRounding } from '../../components/scheme-words'
import type { Pen } from './scheme-pen'
import styles from './scheme-terms.module.css'

const ROUNDINGS = [1, 100, 1_000, 10_000, 100_000] as const

/** What the scheme is called, how its items combine, what the total is rounded to. Rules PRC-1, PRC-2. */
export function SchemeTerms({ pen, isFixed }: { pen: Pen; isFixed: boolean }) {
  const { t } = useTranslation('pricing')
  const { t: tScheme } = useTranslation(['project', 'common'])
  const { name, mode, roundTo } = pen.draft
  const isNameWrong = pen.problemsOf(null).length > 0
  return (
    <Form layout="vertical" requiredMark={false} disabled={isFixed} className={styles.terms}>
      <Form.Item
        label={t('scheme.name')}
        htmlFor="scheme-name"
        validateStatus={isNameWrong ? 'error' : ''}
        help={isNameWrong ? t('problem.name') : undefined}
      >
        <Input
          id="scheme-name"
          value={name}
          maxLength={40}
          autoComplete="off"
          onChange={({ target }) => pen.change({ name: target.value })}
        />
      </Form.Item>
      <Form.Item label={t('scheme.mode')} extra={t(`scheme.modeHint.${mode}`)}>
        <Segmented
          block
          aria-label={t('scheme.mode')}
          value={mode}
          onChange={(next) => pen.change({ mode: next })}
          options={discountSchemeSchema.shape.mode.options.map((value) => ({
            value,
            label: t(`scheme.modes.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item label={t('scheme.rounding')} htmlFor="scheme-rounding">
        <Select
          id="scheme-rounding"
          value={roundTo}
          onChange={(next) => pen.change({ roundTo: next })}
          options={ROUNDINGS.map((value) => ({ value, label: wordRounding(tScheme, value) }))}
        />
      </Form.Item>
    </Form>
  )
}
