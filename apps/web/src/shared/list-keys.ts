import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** What the keys of a list do, as the help of the page says it. */
export function useListKeys() {
  const { t } = useTranslation('common')
  return useMemo(() => ({ next: t('list.next'), previous: t('list.previous'), open: t('list.open') }), [t])
}
