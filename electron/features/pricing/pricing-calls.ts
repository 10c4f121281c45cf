import type { pricingContract } from '../../../shared/pricing/contract'
import type { HandlersOf } from '../../gate/handlers'
import { readFloorTries } from './floor-tries'
import { comparePriceVersions } from './price-versions'
import { listSchemes, saveScheme } from './schemes'

/** 优惠方案, 价格版本对比, 试价记录. */
export const pricingHandlers: HandlersOf<typeof pricingContract> = {
  schemes: ({ db }, { projectId }) => listSchemes(db, projectId),
  saveScheme,
  comparePrices: (context, { projectId, before, after }) => comparePriceVersions(context, projectId, before, after),
  floorTries: ({ db, now }, { projectId }) => readFloorTries(db, projectId, now),
}
