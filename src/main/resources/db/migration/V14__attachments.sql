-- Files that people hand in about a lease: proofs, identity evidence, letters of authority, scans.

-- A file as it was received, once a lease, under its SHA-256. It enters the chain by the digest in lease.attachment.
create table lease.attachment_content (
    lease_number text  not null references lease.lease,
    digest       text  not null,
    content      bytea not null check (octet_length(content) between 1 and 20000000),
    primary key (lease_number, digest)
);
-- files are compressed already
alter table lease.attachment_content alter column content set storage external;
call lease.keep_as_evidence('attachment_content');

-- What a file is, who handed it in and when: effective_on is the document's own date as that person gave it, received_at ours.
-- paper is the number of the contract or agreement of ours that the file is in electronic form.
create table lease.attachment (
    lease_number    text        not null references lease.lease,
    id              uuid        not null,
    kind            text        not null check (kind in ('CONDITION_PROOF', 'IDENTITY', 'LETTER_OF_AUTHORITY', 'SIGNED_CONTRACT',
                                         'NOTICE_PROOF', 'NOTICE_TEXT', 'LESSEE_STATEMENT', 'HANDOVER_CONFIRMATION', 'ERASURE_CONFIRMATION',
                                         'DATA_RETURN_PROOF', 'NO_DATA_CONFIRMATION', 'ORDER_LIFTING', 'SETTLEMENT_AGREEMENT', 'OTHER')),
    subject         text,
    file_name       text        not null,
    media_type      text        not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
    size            integer     not null,
    digest          text        not null,
    effective_on    date,
    received_by     text        not null,
    received_at     timestamptz not null,
    idempotency_key text        not null,
    pages           integer     not null check (pages > 0),
    paper           text,
    primary key (lease_number, id),
    unique (lease_number, idempotency_key),
    foreign key (lease_number, digest) references lease.attachment_content
);
call lease.keep_as_evidence('attachment');
-- which hand-overs are not confirmed yet is asked every few seconds, by this text
create index attachment_handed_over on lease.attachment (lease_number) where kind = 'HANDOVER_CONFIRMATION';

-- Keeps a file under the digest that the database computes itself. Answers the digest.
create function lease.keep_file(p_lease text, p_content bytea) returns text language plpgsql security definer
    set search_path = pg_catalog as $$
declare
    v_digest text := encode(sha256(p_content), 'hex');
begin
    insert into lease.attachment_content (lease_number, digest, content) values (p_lease, v_digest, p_content) on conflict do nothing;
    return v_digest;
end $$;

-- Files of a lease that are no longer what their digest says, or that are gone; in the form of lease.altered_rows.
create function lease.altered_files(p_lease text) returns table (lease_number text, seq integer, why text)
    language sql stable set search_path = pg_catalog as $$
    select c.lease_number, null::integer, 'attachment_content' from lease.attachment_content c
    where c.lease_number = p_lease and encode(sha256(c.content), 'hex') <> c.digest
    union all
    select a.lease_number, null::integer, 'attachment_content' from lease.attachment a
    where a.lease_number = p_lease and not exists (select from lease.attachment_content c
        where c.lease_number = a.lease_number and c.digest = a.digest)
$$;

-- Whether another lease has this file as the text of a contract or agreement, or as what was signed.
create function lease.is_paper_of_another(p_lease text, p_digest text) returns boolean language sql stable
    set search_path = pg_catalog as $$
    select exists (select from lease.contract c where c.digest = p_digest and c.lease_number <> p_lease)
        or exists (select from lease.signature s where s.scan_digest = p_digest and s.lease_number <> p_lease)
        or exists (select from lease.signature s where s.file_digest = p_digest and s.lease_number <> p_lease)
$$;

-- A signature may name the scan of what was signed.
alter table lease.signature add foreign key (lease_number, scan) references lease.attachment (lease_number, id);
