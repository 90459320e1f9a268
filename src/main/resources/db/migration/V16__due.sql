-- The next date of a lease: what its list is ordered by, the overdue first.
alter table lease.lease add column due_at timestamptz generated always as (
    case stage
        when 'APPLICATION' then complete_by
        when 'ACTIVATION' then starts_at
        when 'IN_FORCE' then least(next_review_at, term_ends_at)
        when 'SUSPENDED' then term_ends_at
    end) stored;

create index lease_by_due on lease.lease (due_at, number) where stage <> 'ENDED';
create index lease_by_stage_and_due on lease.lease (stage, due_at, number);
