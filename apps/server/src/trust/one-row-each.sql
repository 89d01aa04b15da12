-- One row of city 1 in every table that the scene itself leaves empty.
INSERT INTO matter_partner VALUES (1, '1599020000W1', 'MATTER');
INSERT INTO matter_link VALUES (1, 'MATTER', '00000000-0000-4000-8000-000000000001', 'related', now());
INSERT INTO fact_order SELECT 1, 1, id, recorded_at FROM fact WHERE tenant = 1 ORDER BY id LIMIT 1;
INSERT INTO consumer VALUES (1, 'search', 0);
INSERT INTO signal (tenant, source, identity, content_hash, received_at) VALUES (1, 'feed', 'one', '\x00', now());
INSERT INTO idempotency VALUES (1, 'station-leader@top', 'key-of-one', '\x00', 200, '{}', now());
INSERT INTO notification (tenant, account, matter, about, created_at) VALUES (1, 'station-leader@top', 'MATTER', 'pushed', now());
INSERT INTO job (tenant, id, kind, args, run_at, created_at) VALUES (1, gen_random_uuid(), 'none', '{}', now(), now());
INSERT INTO break_glass (tenant, id, account, matter, reason, granted_at, expires_at)
  VALUES (1, gen_random_uuid(), 'target', 'MATTER', 'a written reason', now(), now());
INSERT INTO policy VALUES (1, 'none', NULL, '{1}', 'day', 'invented', '2026-01-01', 'target');
INSERT INTO holiday VALUES (1, '2026-05-01', false, 'Day off', 'invented');
INSERT INTO calendar_version VALUES (1, 1, NULL) ON CONFLICT DO NOTHING;
INSERT INTO term VALUES (1, 'word', 'word', 'MATTER') ON CONFLICT DO NOTHING;
INSERT INTO model_state (tenant, model, subject, state) VALUES (1, 'none', 'none', '{}');
INSERT INTO import_mapping VALUES (1, 'one', '{}', 'target', now());
INSERT INTO form_draft VALUES (1, 'station-leader@top', 'one', 'sealed', now());
INSERT INTO policy_proposal (tenant, id, code, amounts, unit, basis, effective_from, proposed_by, proposed_at)
  VALUES (1, gen_random_uuid(), 'none', '{1}', 'day', 'invented', '2027-01-01', 'target', now());
INSERT INTO unit_state VALUES (1, 'UA', '{159900000000}', 'available', now(), NULL, 'target') ON CONFLICT DO NOTHING;
INSERT INTO unit_position (tenant, unit, path, fix_at, received_at, lng, lat, source) VALUES (1, 'UA', '{159900000000}', now(), now(), 110, 40, 'none');
INSERT INTO unit_track (tenant, unit, fix_at, month, path, lng, lat, source) VALUES (1, 'UA', '2026-03-02', 3, '{159900000000}', 110, 40, 'none');
INSERT INTO lexicon (tenant, term, word) VALUES (1, '试', '测试') ON CONFLICT DO NOTHING;
INSERT INTO posting (tenant, word, occurred_at, matter) VALUES (1, '测试', '2026-03-02T00:00:00Z', 'MATTER') ON CONFLICT DO NOTHING;
INSERT INTO matter_words (tenant, matter, words) VALUES (1, 'MATTER', '{测试}') ON CONFLICT DO NOTHING;
INSERT INTO model_version (tenant, model, version, state, definition, proposed_by, changed_at) VALUES (1, 'trust', 1, 'draft', '{}', 'target', '2026-03-01');
INSERT INTO model_replay (tenant, id, model, version, definition, until_position, asked_by, asked_at, job) VALUES (1, gen_random_uuid(), 'trust', 1, '{}', 0, 'target', '2026-03-01', gen_random_uuid());
INSERT INTO call_step (tenant, matter, step, kind, org, called_at, due_at) VALUES (1, 'MATTER', 1, 'unit', '159901990101', now(), now());
INSERT INTO briefing VALUES (1, gen_random_uuid(), '159901990101', '{159900000000}', now(), 'one', '[]', 'target');
INSERT INTO told (tenant, id, account, reason, matter, org, path, told_at) VALUES (1, gen_random_uuid(), 'target', 'dispatch', 'MATTER', '159901990101', '{159900000000}', now());
INSERT INTO room_log (tenant, id, org, path, at, kind, body, written_by) VALUES (1, gen_random_uuid(), '159901990101', '{159900000000}', now(), 'entry', 'one', 'target');
INSERT INTO duty_grade VALUES (1, '159901990101', '{159900000000}', now(), 'normal', 'one', 'target');
INSERT INTO drill (tenant, id, org, path, script, started_at, started_by, matter) VALUES (1, gen_random_uuid(), '159901990101', '{159900000000}', '{}', now(), 'target', 'MATTER');
