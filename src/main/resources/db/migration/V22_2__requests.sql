-- Requests that their senders named (header Idempotency-Key) and that changed something: the row commits with the change, so that a
-- request which is sent again is answered, and not done again. No evidence: each goes after a month.
create table lease.request_done (
    actor        text        not null,
    key          text        not null,
    door         text        not null, -- method and address: a key means something there only
    attempt      uuid        not null, -- each time that a request arrives is one
    content      text        not null, -- SHA-256 of the attempt, query and body
    lease_number text,
    at           timestamptz not null,
    -- what was answered; null while it is not, and where the answer was lost
    status       integer,
    content_type text,
    location     text,
    answer       text,
    primary key (actor, key, door)
);

create index request_done_by_day on lease.request_done (at);
