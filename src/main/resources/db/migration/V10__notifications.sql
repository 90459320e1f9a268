-- Who was told what. A notice is evidence; whether it was read, and the mails that carry it outside, stand beside it.

-- What a person, a group or an address outside was told.
create table lease.notice (
    id           bigint generated always as identity primary key,
    lease_number text references lease.lease,
    kind         text        not null,
    person       text,
    group_id     text,
    address      text,
    text_zh      text        not null,
    text_en      text        not null,
    once         text unique,
    created_at   timestamptz not null,
    check (num_nonnulls(person, group_id, address) = 1)
);
call lease.keep_as_evidence('notice');

-- the newest first; by -id, so that nobody's few notices are looked for among all, by the primary key from its end
create index notice_by_person on lease.notice (person, (-id));
create index notice_by_group on lease.notice (group_id, (-id));

-- Who has read it.
create table lease.notice_read (
    notice  bigint      not null references lease.notice,
    person  text        not null,
    read_at timestamptz not null,
    primary key (notice, person)
);

-- A mail that carries it: waits for its next attempt, has been sent, or was given up.
create table lease.mail (
    id              bigint generated always as identity primary key,
    notice          bigint      not null references lease.notice,
    recipient       text        not null,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz,
    sent_at         timestamptz,
    failed_at       timestamptz,
    last_error      text,
    check (num_nonnulls(next_attempt_at, sent_at, failed_at) = 1)
);

create index mail_due on lease.mail (next_attempt_at) where next_attempt_at is not null;
create index mail_of_notice on lease.mail (notice);
