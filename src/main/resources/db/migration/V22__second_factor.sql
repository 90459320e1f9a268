-- The second factor of those who seal: the secret of an app's one-time codes (RFC 6238), encrypted under a key that is in no table
-- and bound to the officer. It is no evidence; who enrolled and who reset one is in the journal, each use in the lease's chain.
create table lease.second_factor (
    officer     text        primary key,
    secret      bytea,       -- null until the first code was right
    enrolled_at timestamptz,
    last_step   bigint,      -- of the newest code that was used: none is good twice
    pending     bytea,       -- of an app that is being set up; the one before stays good meanwhile
    pending_at  timestamptz,
    wrong       integer     not null default 0, -- wrong codes in a row
    wrong_at    timestamptz,
    check ((secret is null) = (enrolled_at is null)),
    check ((secret is null) = (last_step is null)),
    check ((pending is null) = (pending_at is null))
);
