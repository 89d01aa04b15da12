-- What a crew must know before they knock is asked for at every call: the few matters that say so, found without reading the rest.

CREATE INDEX matter_danger ON matter (tenant, occurred_at)
  WHERE data ->> 'weapon' = 'true' OR data ->> 'familyViolence' = 'true' OR done_by ? 'issue-letter';

-- down

DROP INDEX matter_danger;
