import pino from 'pino'
import { everyMinute } from './backup/backups'
import { type Office, type OfficeConfig, openOffice } from './office'
import { openReopening, type ReopeningError } from './reopening'

/**
 * The real office, as the desktop and the network host keep it: backed up day by day, and exchanged by a restore.
 * `onLost` is told when it cannot be opened again after that: the host has to end.
 */
export function openHosted(
  config: Omit<OfficeConfig, 'demo'>,
  onLost: (error: ReopeningError) => void,
): Promise<Office> {
  const log = pino({ level: config.logLevel ?? 'warn' })
  return openReopening((exchange) => openOffice({ ...config, demo: null, ticks: everyMinute, exchange }), {
    onFailure: (error) => log.error({ err: error }, 'the office could not be restored'),
    onLost,
  })
}
