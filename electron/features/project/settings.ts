import { DEFAULT_SETTINGS, SETTING_NAMES, type Settings, settingsSchema } from '../../../shared/project/settings'
import type { Reader, Writer } from '../../gate/unit-of-work'
import { projectSettingTable } from './tables'

/** A project's settings: what was set, and the defaults for the rest. */
export async function readSettings(db: Reader, projectId: string): Promise<Settings> {
  const rows = await db.find(projectSettingTable, { projectId })
  return settingsSchema.parse({
    ...DEFAULT_SETTINGS,
    ...Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value)])),
  })
}

/** Keeps what is to hold from now on. */
export async function writeSettings(db: Writer, projectId: string, changes: Partial<Settings>): Promise<void> {
  for (const name of SETTING_NAMES) {
    if (changes[name] === undefined) continue
    const value = JSON.stringify(changes[name])
    const isKnown = await db.update(projectSettingTable, { projectId, name }, { value })
    if (isKnown === 0) await db.insert(projectSettingTable, { projectId, name, value })
  }
}
