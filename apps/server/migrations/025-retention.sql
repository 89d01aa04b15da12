-- Everything that is kept has a class of retention: what each erasure looks for first.

CREATE INDEX room_log_age ON room_log (tenant, at);
CREATE INDEX briefing_age ON briefing (tenant, held_at);
CREATE INDEX patrol_check_in_age ON patrol_check_in (tenant, at);

-- down
DROP INDEX patrol_check_in_age, briefing_age, room_log_age;
