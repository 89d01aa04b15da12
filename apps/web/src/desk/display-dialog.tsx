import { DensitySwitch, Dialog, ThemeSwitch } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { setPreferences, usePreferences } from '../shared/preferences/preferences.ts'

/** Light or dark, airy or tight: seen at once behind the dialog. */
export function DisplayDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('shell')
  const { t: say } = useTranslation('common')
  const { theme, density } = usePreferences()
  return (
    <Dialog open={open} title={t('appearance')} onClose={onClose} width={360}>
      <div className="display-choices">
        <span>{say('theme.label')}</span>
        <ThemeSwitch label={say('theme.label')} value={theme} onChange={chosen => setPreferences({ theme: chosen })} />
        <span>{say('density.label')}</span>
        <DensitySwitch
          label={say('density.label')}
          value={density}
          onChange={chosen => setPreferences({ density: chosen })}
        />
      </div>
    </Dialog>
  )
}
