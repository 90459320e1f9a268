-- The contract, draft by draft, and who signed it.

-- A draft as it was written, with the version of the clauses that it was made from.
create table lease.contract (
    lease_number   text        not null references lease.lease,
    version        integer     not null,
    html           text        not null,
    digest         text        not null,
    clause_library text        not null,
    drafted_at     timestamptz not null,
    primary key (lease_number, version)
);
call lease.keep_as_evidence('contract');

-- A party's signature, as it was recorded, on the digest of the draft that was signed. mismatch says what the application expected
-- and what was given instead; such a signature has a reason. scan is the file that shows it (V14), by id and SHA-256.
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
    primary key (lease_number, contract_version, party),
    check ((mismatch is null) = (mismatch_reason is null)),
    check ((scan is null) = (scan_digest is null))
);
call lease.keep_as_evidence('signature');
