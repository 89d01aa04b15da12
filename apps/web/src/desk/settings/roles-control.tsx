import { roles as known } from '@fangwei/domain/matters/roles.ts'
import { useLanguage } from '@fangwei/ui/index.ts'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'

interface RolesControlProps {
  readonly id: string
  readonly value: readonly string[]
  readonly onChange: (roles: readonly string[]) => void
}

/** Roles by their words; 三员分立 is the server's to enforce, and said here. */
export function RolesControl({ id, value, onChange }: RolesControlProps) {
  const { t } = useTranslation('settings')
  const language = useLanguage()
  const alone = value.length > 1 && value.some(role => role === 'administrator' || role === 'auditor')
  return (
    <>
      <Select
        id={id}
        mode="multiple"
        style={{ width: '100%' }}
        showSearch={{ optionFilterProp: 'label' }}
        getPopupContainer={node => node.closest('dialog') ?? document.body}
        status={alone ? 'error' : ''}
        value={[...value]}
        onChange={(chosen: string[]) => onChange(chosen)}
        options={Object.entries(known).map(([role, label]) => ({ value: role, label: label[language] }))}
      />
      {alone && <p className="act-problem">{t('accounts.apart')}</p>}
    </>
  )
}
