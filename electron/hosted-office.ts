import pino from 'pino'
import { everyMinute } from './backup/backups'
import { type Office, type OfficeConfig, openOffice } from './office'
import { openReopening } from './reopening'

/** The real office, as the desktop and the network host keep it: backed up day by day, and exchanged by a restore. */
export function openHosted(config: Omit<OfficeConfig, 'demo'>): Promise<Office> {
  const log = pino({ level: config.logLevel ?? 'warn' })
  return openReopening(
    (exchange) => openOffice({ ...config, demo: null, ticks: everyMinute, exchange }),
    (error) => log.error({ err: error }, 'the office could not be restored'),
  )
}
