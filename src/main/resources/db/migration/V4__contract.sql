-- The contract, draft by draft, and who signed it.

-- What contracts say, clause by clause in canonical JSON, found by its own SHA-256: most clauses say the same in each contract.
create table lease.clause_text (
    digest text primary key,
    text   text not null
);
call lease.keep_as_evidence('clause_text');

-- A draft as it was written: its clauses in their order; and the version of the lessor and the clauses that it was made from.
create table lease.contract (
    lease_number   text        not null references lease.lease,
    version        integer     not null,
    agreement      integer,              -- the agreement (V20) that it is a draft of; null for the contract itself
    clauses        text[]      not null, -- of lease.clause_text
    text_digest    text        not null,
    digest         text        not null, -- of the PDF that was printed from it (V14); the parties sign that
    salt           text        not null, -- of the digest of the findings in that PDF, which says nothing without it
    clause_library text        not null,
    lessor         jsonb       not null, -- as the register or the settings had it when the text was written
    drafted_at     timestamptz not null,
    primary key (lease_number, version)
);
call lease.keep_as_evidence('contract');

-- What it says as a whole, as its digest was taken.
create function lease.text_of(c lease.contract) returns text language sql stable set search_path = pg_catalog as $$
    select '{"clauses":[' || coalesce(string_agg(t.text, ',' order by position), '') || ']}'
    from unnest(c.clauses) with ordinality as clause(digest, position) join lease.clause_text t using (digest)
$$;
-- whether a file is a draft of another lease
create index contract_file on lease.contract (digest);

-- A party's signature, as it was recorded, on the digest of the draft that was signed. mismatch says what the application expected
-- and what was given instead; such a signature has a reason. scan is the file that shows it (V14), by id and SHA-256. comparison is
-- what the officer answered who compared one on paper, point by point, as JSON; archived_at where its original lies.
create table lease.signature (
    lease_number     text        not null references lease.lease,
    contract_version integer     not null,
    party            text        not null check (party in ('LESSOR', 'LESSEE')),
    signer           text        not null,
    authority        text        not null,
    kind             text        not null,
    recorded_by      text        not null,
    contract_digest  text        not null,
    signed_at        timestamptz not null,
    mismatch         text,
    mismatch_reason  text,
    scan             uuid,
    scan_digest      text,
    comparison       text,
    archived_at      text,
    file_digest      text,
    reliability      text check (reliability in ('RELIABLE_CERT', 'AGREED', 'DEMO')),
    report           text,
    primary key (lease_number, contract_version, party),
    check ((mismatch is null) = (mismatch_reason is null)),
    check ((scan is null) = (scan_digest is null)),
    check ((file_digest is null) = (report is null)),
    check ((file_digest is null) = (reliability is null))
);
call lease.keep_as_evidence('signature');
-- whether a file was signed for another lease
create index signature_scan on lease.signature (scan_digest) where scan_digest is not null;
create index signature_file on lease.signature (file_digest) where file_digest is not null;
