-- A fence is judged by dwell and accuracy; a second margin beside them said the same twice.
ALTER TABLE device_fence DROP COLUMN hysteresis;
-- Fences of the devices of one batch.
COMMENT ON COLUMN device_fence.state IS 'Which side counts, since when the other one is seen, and the last fix taken in.';

-- down
COMMENT ON COLUMN device_fence.state IS NULL;
ALTER TABLE device_fence ADD COLUMN hysteresis double precision NOT NULL DEFAULT 20;
