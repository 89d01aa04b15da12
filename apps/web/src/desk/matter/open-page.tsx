import './matter.css'
import { matterRoutes } from '@fangwei/contract/matter.ts'
import type { Field } from '@fangwei/domain/loop/index.ts'
import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { useToast } from '@fangwei/ui/index.ts'
import { useMutation } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { Type } from 'typebox'
import { ApiError } from '../../shared/api/api-error.ts'
import { callWith } from '../../shared/api/call.ts'
import { useSentences } from '../../shared/load/loaded.tsx'
import { useSession } from '../../shared/session/session.ts'
import NotFoundPage from '../not-found-page.tsx'
import { ActionForm, type Filled } from './form/action-form.tsx'
import { type FormField, formFields } from './form/form-field.ts'
import { mayOpenByHand } from './may-open.ts'
import { useMatterWords } from './words.ts'

/** The unit that handles it is asked first: everything else belongs to the type. */
const unitField: FormField = {
  name: 'unit',
  label: { zh: '办理单位', en: 'Unit to handle it' },
  required: true,
  field: {
    label: { zh: '办理单位', en: 'Unit to handle it' },
    schema: Type.String(),
    privacy: 'plain',
    widget: 'org',
  } satisfies Field,
  control: 'org',
  multiple: false,
  numeric: false,
  maxLength: undefined,
}

/** A matter opened by hand, by those who may. */
export default function OpenPage() {
  const { type: name = '' } = useParams()
  const { t } = useTranslation('matter')
  const { account } = useSession()
  const words = useMatterWords()
  const navigate = useNavigate()
  const toast = useToast()
  const type = findMatterType(name)
  const fields = useMemo(
    () =>
      type === undefined
        ? []
        : [
            unitField,
            ...formFields(type, {
              asks: [...type.opening.asks],
              mayAsk: [...(type.opening.mayAsk ?? [])],
              common: false,
            }),
          ],
    [type],
  )
  const first = useMemo(() => ({ unit: account.org }), [account.org])
  const open = useMutation({
    mutationFn: ({ input: { unit, ...values }, occurredAt, key }: Filled) =>
      callWith(matterRoutes.openMatter, {
        body: { type: name, unit, fields: values, ...(occurredAt !== undefined && { occurredAt }) },
        idempotencyKey: key,
      }),
    onSuccess: view => void navigate(`/matters/${view.id}`, { replace: true }),
    onError: error => {
      if (!(error instanceof ApiError) || error.status !== 404) return
      toast({ message: t('open.gone') })
      void navigate(-1)
    },
  })
  if (type === undefined || !mayOpenByHand(name, account)) return <NotFoundPage />
  return (
    <div className="open-page">
      <ActionForm
        title={t('open.title', { type: words.say(type.label) })}
        fields={fields.filter(field => field.name !== 'lng' && field.name !== 'lat')}
        first={first}
        known={nothing}
        words={words}
        submitLabel={t('open.submit')}
        lateEntry
        busy={open.isPending}
        postsOf={account.org}
        orgsBelow={account.org}
        clocks={[]}
        refusal={open.error !== null && <Refused error={open.error} />}
        refusedFields={open.error instanceof ApiError ? open.error.fields : []}
        onSubmit={filled => open.mutate(filled)}
        onCancel={() => void navigate(-1)}
      />
    </div>
  )
}

const nothing = {}

function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation('matter')
  const { what, next } = useSentences(error)
  return (
    <p className="act-refusal" role="alert">
      {what} {next}
      {t('act.kept')}
    </p>
  )
}
