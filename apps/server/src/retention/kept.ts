import type { RetentionCode } from '@fangwei/domain/retention/index.ts'

/** Goes with the matter it belongs to, by the class of its type. */
type WithMatter = 'matter'
/** Holds no more than works now: settings, or the newest state of a thing that is there. */
type Standing = 'standing'
/** Envelopes and proofs: without end, and without anybody in them. */
type Proof = 'proof'
/** Entries of registers end with what they describe, and are audited. */
type Register = 'register'

/** How long the rows of every table are kept. A test compares it with the store: a new table says here what becomes of it. */
export const keptAs: Readonly<Record<string, RetentionCode | WithMatter | Standing | Proof | Register>> = {
  account: 'standing',
  break_glass: 'audit',
  briefing: 'room-log',
  calendar_version: 'standing',
  call_step: 'matter',
  consumer: 'standing',
  deadline: 'matter',
  device_conflict: 'device-signal',
  device_credential: 'standing',
  device_refusal: 'standing',
  device_signal: 'device-signal',
  device_state: 'standing',
  device_test: 'device-signal',
  drill: 'matter',
  duty_grade: 'room-log',
  fact: 'proof',
  fact_order: 'proof',
  fact_payload: 'matter',
  fact_pending: 'standing',
  fence_crossing: 'fence-crossing',
  fence_standing: 'standing',
  form_draft: 'form-draft',
  holiday: 'standing',
  hotspot_run: 'standing',
  idempotency: 'repeat-key',
  import_mapping: 'standing',
  job: 'job-file',
  lexicon: 'standing',
  lone_watch: 'unit-track',
  matter: 'matter',
  matter_link: 'matter',
  matter_partner: 'matter',
  matter_words: 'matter',
  model_replay: 'standing',
  model_state: 'family',
  model_version: 'standing',
  notification: 'notification',
  patrol_check_in: 'unit-track',
  patrol_plan: 'standing',
  patrol_version: 'standing',
  policy: 'standing',
  policy_proposal: 'standing',
  posting: 'matter',
  register_entry: 'register',
  room_log: 'room-log',
  schema_migration: 'standing',
  sequencer: 'proof',
  session: 'session',
  shift: 'standing',
  signal: 'signal',
  tally: 'standing',
  tally_matter: 'standing',
  tenant: 'standing',
  term: 'matter',
  text_label: 'matter',
  text_model: 'standing',
  told: 'matter',
  unit_position: 'standing',
  unit_state: 'standing',
  unit_track: 'unit-track',
}
