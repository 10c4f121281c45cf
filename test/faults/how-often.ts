/** How often a crash is tried: `npm run faults -- --long --kills 200` tries it more often than `npm test`. */
export const KILLS = Number(process.env.FANGHAO_FAULTS_KILLS ?? 20)

/** Another one in every run; the one of a run that failed is in its message, and may be given again. */
export const SEED = Number(process.env.FANGHAO_FAULTS_SEED ?? Date.now() % 2 ** 31)
