import { NO_MAPPING, type PriceListMapping, priceListMappingSchema } from '../../../shared/ledger/price-list/mapping'
import type { CommandContext } from '../../gate/context'
import type { Reader } from '../../gate/unit-of-work'
import { priceMappingTable } from '../pricing/tables'

/** 识别方案: what the project's people corrected in earlier lists. Rule LED-8. */
export async function readMapping(db: Reader, projectId: string): Promise<PriceListMapping> {
  const row = await db.findOne(priceMappingTable, { projectId })
  return row ? priceListMappingSchema.parse(JSON.parse(row.mapping)) : NO_MAPPING
}

/** Keeps the corrections for the project's next list. */
export async function keepMapping(tx: CommandContext, projectId: string, mapping: PriceListMapping): Promise<void> {
  const row = { mapping: JSON.stringify(mapping), by: tx.actor.name, at: tx.now }
  const isKnown = await tx.db.update(priceMappingTable, { projectId }, row)
  if (isKnown === 0) await tx.db.insert(priceMappingTable, { projectId, ...row })
}
