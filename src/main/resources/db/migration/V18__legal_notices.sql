-- Legal notices to the lessee as numbered letters: demands, terminations, objections, suspensions.

-- A letter as it was made, with the addresses that the contract names; its PDF lies with the lease's files under its digest.
create table lease.legal_notice (
    lease_number    text        not null references lease.lease,
    position        integer     not null,
    number          text        not null unique,
    kind            text        not null check (kind in ('RENT_DEMAND', 'RENT_TERMINATION', 'TERMINATION', 'INDEFINITE_TERMINATION',
                                         'EXPIRY_OBJECTION', 'SUSPENSION', 'DATA_CERTIFICATE')),
    addressee       text        not null,
    post_address    text,
    email           text,
    digest          text        not null,
    size            integer     not null,
    idempotency_key text        not null,
    asked           text        not null,
    demanded        numeric(15, 2),
    currency        text,
    overdue_since   date,
    period_days     integer,
    made_by         text        not null,
    made_at         timestamptz not null,
    primary key (lease_number, position),
    unique (lease_number, idempotency_key),
    foreign key (lease_number, digest) references lease.attachment_content,
    check (num_nonnulls(demanded, currency, overdue_since, period_days) in (0, 4))
);
call lease.keep_as_evidence('legal_notice');

-- What became of it. digest is of the file with the lessor's seal; mail_at is when the mail server took it, or when the last
-- attempt failed; reason is what that server, the post or the officer said; posted_on is when it was posted or handed over, if
-- that is not the day on which it was recorded.
create table lease.legal_notice_event (
    lease_number    text        not null references lease.lease,
    position        integer     not null,
    notice          integer     not null,
    kind            text        not null check (kind in ('SEALED', 'DISPATCHED', 'POSTED', 'HANDED_OVER', 'REFUSED',
                                         'MAIL_RETURNED', 'POST_RETURNED')),
    digest          text,
    address         text,
    mail            bigint,
    mail_at         timestamptz,
    reason          text,
    posted_on       date,
    idempotency_key text,
    by              text        not null,
    at              timestamptz not null,
    primary key (lease_number, position),
    unique (lease_number, idempotency_key),
    foreign key (lease_number, notice) references lease.legal_notice (lease_number, position),
    foreign key (lease_number, digest) references lease.attachment_content,
    check ((kind = 'SEALED') = (digest is not null)),
    check (kind = 'POSTED' or posted_on is null),
    check (kind not in ('POSTED', 'REFUSED', 'MAIL_RETURNED', 'POST_RETURNED') or reason is not null)
);
call lease.keep_as_evidence('legal_notice_event');

-- The first day on which a letter left the lessor's hands: posted or handed over, or taken by a mail server; null while it did
-- not. One that the server refused for good has left them if it is on record as come back (contract, clause notice). What came
-- back by one channel counts no more once the letter runs by the other, or was sent again.
create function lease.letter_left_on(p_lease text, p_notice integer) returns date language sql stable
    set search_path = pg_catalog as $$
    with step as (
        select e.*, e.kind in ('POSTED', 'POST_RETURNED') as by_post, m.sent_at
        from lease.legal_notice_event e left join lease.mail m on m.id = e.mail
        where e.lease_number = p_lease and e.notice = p_notice
    ), went as (
        select s.*, (select min(r.position) from step r where r.by_post = s.by_post and r.position > s.position
            and r.kind in ('MAIL_RETURNED', 'POST_RETURNED')) as returned
        from step s
    )
    select min(case w.kind
        when 'POSTED' then coalesce(w.posted_on, (w.at at time zone 'Asia/Shanghai')::date)
        when 'DISPATCHED' then (w.sent_at at time zone 'Asia/Shanghai')::date
        when 'HANDED_OVER' then (w.mail_at at time zone 'Asia/Shanghai')::date
        when 'REFUSED' then case when w.returned is not null then (w.mail_at at time zone 'Asia/Shanghai')::date end
        end)
    from went w
    where w.returned is null or not exists (select from went s
        where s.kind in ('POSTED', 'DISPATCHED') and (s.returned is null or s.position > w.returned)
        and not exists (select from step f where f.kind = 'REFUSED' and f.mail = s.mail))
$$;

-- A letter that an open task waits for, until it is made; no evidence.
create table lease.legal_notice_wanted (
    task_id         text        primary key,
    lease_number    text        not null references lease.lease,
    kind            text        not null,
    next_attempt_at timestamptz not null,
    last_error      text
);
create index legal_notice_wanted_by_lease on lease.legal_notice_wanted (lease_number);

-- What the mail server answered when it took a mail.
alter table lease.mail add column reply text;

-- The file that a mail carries.
create table lease.mail_file (
    mail         bigint primary key references lease.mail on delete cascade,
    lease_number text   not null,
    digest       text   not null,
    file_name    text   not null,
    foreign key (lease_number, digest) references lease.attachment_content
);
