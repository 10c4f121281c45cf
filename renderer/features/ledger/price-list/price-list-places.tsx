import { useTranslation } from 'react-i18next'

/** So many cells are named; of more it is said that there are more. */
const NAMED = 6

/** How many cells of a price list say the same, and which the first of them are. */
export function PriceListPlaces({ places }: { places: readonly string[] }) {
  const { t } = useTranslation('priceList')
  const cells = places.slice(0, NAMED).join(', ')
  return (
    <>
      <span>{t('repairs.places', { number: places.length })}</span>
      <small>{t(places.length > NAMED ? 'repairs.atMore' : 'repairs.at', { cells })}</small>
    </>
  )
}
