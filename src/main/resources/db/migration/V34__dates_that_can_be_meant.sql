-- A date that no calendar page can show (infinity, before Christ, the year 200,000) would take every list that shows the lease
-- away from everybody, whoever writes it. A last day in 9999 and a first one in the year 1 are taken.
alter table lease.lease add constraint dates_can_be_meant check (
    least(applied_at, stage_since, complete_by, starts_at, in_force_at, term_ends_at, next_review_at, last_review_at, reviewed_at,
          expiry_notice_by, step_by, due_at) >= '0002-01-01 00:00+00 BC'
    and greatest(applied_at, stage_since, complete_by, starts_at, in_force_at, term_ends_at, next_review_at, last_review_at, reviewed_at,
          expiry_notice_by, step_by, due_at) <= '30000-01-01 00:00+00');
