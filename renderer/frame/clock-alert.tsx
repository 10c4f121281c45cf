import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '../../shared/kernel/day'
import { useLiveState } from '../api/live'

/** Tells everyone that the clock of the office's PC is behind what was done, and what to do about it. Rule LED-4. */
export function ClockAlert() {
  const { t } = useTranslation()
  const { behind } = useLiveState()
  if (!behind) return null
  const times = { office: formatInstant(behind.office), pc: formatInstant(behind.pc) }
  return <Alert banner showIcon type="warning" title={t('clock.title', times)} description={t('clock.detail', times)} />
}
